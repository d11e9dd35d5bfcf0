"from the class path";
