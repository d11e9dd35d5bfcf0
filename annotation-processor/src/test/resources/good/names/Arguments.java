package com.acme.names;

public class Arguments {}
