package com.acme.names;

public class Request {}
