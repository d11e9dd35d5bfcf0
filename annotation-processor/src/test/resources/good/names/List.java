package com.acme.names;

public class List {}
