"""Maps whose shares nobody knows, with figures worked out by hand."""

DESK = """
blueprint: 1
title: {en: Repair desk, zh: 维修}
arrivals: 6/h
needs: {quick: {title: Quick, importance: 5}}
touchpoints:
  arrive: {lane: customer, title: {en: Arrive, zh: 到达}, time: 1m, emotion: 1, meets: {quick: 3}, next: ask}
  ask:
    lane: frontstage
    title: {en: Ask, zh: 询问}
    time: 2m
    emotion: 2
    next: [{to: mend, when: Broken}, {to: swap}]
    end: {left: 10%}
  mend: {lane: frontstage, title: Mend, time: 10m, emotion: -2, end: served}
  swap: {lane: frontstage, title: Swap, time: 4m, staffed: {servers: 1}, emotion: 3, end: served}
promises: [{id: quick, from: arrive, to: swap, within: 10m, share: 90%}]
"""
"""With equal shares 45 % go to `mend` and `swap` each; without the wait a visit takes 1 + 2 + .45 (10 + 4) min."""

DOORS = """
blueprint: 1
title: Two doors
segments: {one: {title: One}, two: {title: Two, changes: {desk: {time: 9m}}}}
touchpoints:
  door: {lane: customer, title: Door, start: unknown, time: 1m, next: desk}
  phone: {lane: customer, title: Phone, start: unknown, time: 3m, next: desk}
  desk: {lane: frontstage, title: Desk, time: 5m, end: {served: , lost: }}
"""
"""With equal shares a visit takes (1 + 3) / 2 + (5 + 9) / 2 = 9 min, and half of all customers are served."""
