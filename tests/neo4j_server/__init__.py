"""A real Neo4j for tests and benchmarks: community edition out of Maven's jars, without Docker, on 127.0.0.1 alone."""

from neo4j_server.jars import LATEST, LTS, Unavailable, jars, java_for
from neo4j_server.server import USER, Neo4jServer

__all__ = ["LATEST", "LTS", "USER", "Neo4jServer", "Unavailable", "jars", "java_for"]
