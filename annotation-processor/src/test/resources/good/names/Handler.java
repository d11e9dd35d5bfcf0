package com.acme.names;

public class Handler {}
