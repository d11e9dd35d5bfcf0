package com.acme.books;

public record Book(long id, String title) {}
