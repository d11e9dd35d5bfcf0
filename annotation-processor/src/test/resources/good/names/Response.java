package com.acme.names;

public class Response {}
