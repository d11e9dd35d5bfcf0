package com.acme;

import dev.smisk.Route;

class Shop { //! The routes of com.acme.Shop would be written to com.acme.ShopRoutes, which is there already: rename Shop or the other class
  @Route("GET /shop")
  void find() {}
}

class ShopRoutes {}
