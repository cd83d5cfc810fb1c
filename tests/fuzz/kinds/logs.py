"""Logs and counts: incidents to learn from, key figures that were counted, measurements held against a standard."""

from random import Random

from tests.fuzz import odd
from tests.fuzz.case import Case, Kind
from tests.fuzz.kinds.tables import Rows, csv_bytes, rows

SHOP = b"""blueprint: 1
id: m
title: {zh: \xe5\x9b\xbe, en: M}
arrivals: 30/h
segments: {s: {title: S}}
touchpoints:
  wait: {lane: customer, title: Wait, time: {standard: 1m}, emotion: -1, next: pay}
  pay: {lane: frontstage, title: Pay, time: {standard: 2m}, emotion: 2, fails: {chance: 5%, caught: 60%}, end: served}
"""
LOG: Rows = [
    ["touchpoint", "feeling", "caught", "segment", "date", "note"],
    *([["wait", "-3", "yes", "s", "2026-01-01", "slow"]] * 4),
    *([["pay", "bad", "no", "", "2026-01-02", ""], ["pay", "good", "", "s", "2026-01-02", "x"]] * 3),
]
COUNTS: Rows = [
    ["kpi", "part", "whole", "minus", "value"],
    ["first-contact-resolution", "80", "100", "", ""],
    ["nps", "50", "100", "20", ""],
    ["csat", "", "", "", "4.2"],
]
SCORES: Rows = [["item", "value"], ["busy", "0.01"], ["answer", "30"]]
SHEET: Rows = [["item", "obtained", "applicable"], ["5.1.1", "3", "5"], ["special-finding", "1", "1"]]
MEASURED: Rows = [
    ["item", "period", "met", "total"],
    ["answer", "2026-01", "90", "100"],
    ["busy", "2026-Q1", "1", "50"],
]
PACKS = (
    "us.fcc.cable.47CFR76.309",
    "cn.gov_hotline.GBT33358-2016",
    "cn.aftersales.GBT27922-2011",
    "in.trai",
    "tz.qos.GN416",
)


def of_log(rng: Random) -> Case:
    raw = csv_bytes(rng, rows(rng, LOG))
    customers = rng.choice(((), ("--customers", "500"), (f"--customers={rng.choice(odd.NUMBERS)}",)))
    rest = rng.choice(((), ("--write",), ("--json",)))
    return Case(
        ("learn", "m.blueprint.yaml", "l.csv", *customers, *rest),
        {"m.blueprint.yaml": SHOP, "l.csv": raw},
        says="json" if rest == ("--json",) else "",
    )


def of_counts(rng: Random) -> Case:
    json = rng.choice(((), ("--json",)))
    files = {"m.blueprint.yaml": SHOP, "k.csv": csv_bytes(rng, rows(rng, COUNTS))}
    return Case(("kpis", "m.blueprint.yaml", "--data", "k.csv", *json), files, says="json" if json else "")


def of_scores(rng: Random) -> Case:
    json = rng.choice(((), ("--json",)))
    raw = csv_bytes(rng, rows(rng, rng.choice((SCORES, SHEET, MEASURED))))
    return Case(
        ("standards", rng.choice(PACKS), "--score", "s.csv", *json),
        {"s.csv": raw},
        says="json" if json else "",
    )


KINDS = [Kind("log", 3, of_log), Kind("counts", 2, of_counts), Kind("scores", 2, of_scores)]
