package com.acme.books;

public record NewBook(String title) {}
