// The benchmark's route on Go's net/http/fcgi, standard library only: a goroutine per request.
//
//	hello /path/of/the.sock
package main

import (
	"encoding/json"
	"log"
	"net"
	"net/http"
	"net/http/fcgi"
	"os"
	"strconv"
	"strings"
)

type greeting struct {
	Message string `json:"message"`
}

func hello(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/hello/")
	if name == "" || strings.Contains(name, "/") {
		http.NotFound(w, r)
		return
	}
	body, err := json.Marshal(greeting{"Hello, " + name + "!"})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.Write(body)
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: hello SOCKET")
	}
	listener, err := net.Listen("unix", os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/hello/", hello)
	log.Fatal(fcgi.Serve(listener, mux))
}
