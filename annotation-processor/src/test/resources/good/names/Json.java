package com.acme.names;

public class Json {}
