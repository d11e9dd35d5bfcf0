<?php

// The benchmark's route on php-fpm: nginx hands every path to this script.

final class Greeting
{
    public function __construct(public readonly string $message)
    {
    }
}

$path = strtok($_SERVER['REQUEST_URI'], '?');
if (preg_match('#^/hello/([^/]+)$#', $path, $match) !== 1) {
    http_response_code(404);
    exit;
}
$body = json_encode(
    new Greeting('Hello, ' . rawurldecode($match[1]) . '!'),
    JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR,
);
header('Content-Type: application/json');
header('Content-Length: ' . strlen($body));
echo $body;
