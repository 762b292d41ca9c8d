#!/bin/sh
# Builds the graph of seeds/ and shows what it can be asked; `make demo` calls it. Everything is written below demo/.
set -eu

: "${BIN:=.venv/bin}"
govgraph="$BIN/govgraph"
store=demo/store

title() {
    printf '\n== %s\n' "$*"
}

rm -rf demo
mkdir demo

title "Reading seeds/ into a graph"
"$govgraph" build seeds --store "$store"

title "Does the graph conform to the shapes?"
"$govgraph" validate --store "$store" --lang en

title "Who chaired? The article does not say: a rule infers it, and shows the sentence it rests on"
"$govgraph" query who-chaired --store "$store" --format table

title "Who holds which post?"
"$govgraph" query --store "$store" --format table --text '
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX gov: <https://w3id.org/govgraph/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?person ?post WHERE {
  ?tenure org:member/foaf:name ?person ; gov:post/skos:prefLabel ?post .
} ORDER BY ?person ?post'

title "Files"
"$govgraph" export --store "$store" --format turtle -o demo/ky-tho.ttl
"$govgraph" chart organisation --store "$store" -o demo/organisation.svg

title "Done: open demo/organisation.svg in a browser; ask more with"
echo "   $govgraph query --list"
echo "   $govgraph query positions --store $store"
