package com.acme.names;

public class Provided {}
