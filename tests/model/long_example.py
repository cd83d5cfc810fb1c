"""The long example of the design, completed to a valid map: every key of the format once."""

LONG = """\
# yaml-language-server: $schema=../blueprint.schema.json
blueprint: 1
id: branch-visitor-routing
title: {zh: 营业厅客户动线, en: Branch visitor routing}   # any text may be a locale map
purpose: {zh: 让客户办得快, en: Quick service}
kind: case
better: branch-done-well
version: 2026-11
owner: 营业厅经理
emotion_scale: 5
emotion_spread: 0.8
arrivals: 60/h
arrivals_n: 480
opens: {mon-fri: [09:00-12:00, 13:00-17:30], sat: 09:00-12:00, holidays: closed}
holidays: [cn]
assumed: {scores: 0.8, times: 1.3, shares: 1.1, arrivals: 1.15, chances: 2}
needs:
  quick: {title: 办得快, importance: 5, ours: 3, target: 4, sales_point: 1.5, competitors: {甲: 4}, source: 假设}
x-board: {colour: red, cards: [a, {b: c}]}
economics: {price: 0.5, per_minute: 0.1, materials: 0.03, other: 0.09, currency: USD, source: Shostack 1984}
roof:
  - {between: [triage, agent], effect: "--", why: 同一批人手}
dimensions:
  source: 假设
  n: 120
  scale: 7
  reversed: [prompt]
  items:
    prompt: {expectation: 2, perception: 3.5}
  tangibles: {weight: 11, expectation: 6, perception: 5.5}
  reliability: {weight: 32}
  responsiveness: {weight: 22}
  assurance: {weight: 19}
  empathy:
    weight: 16
    audit:
      capacity: {have: 专席, rating: 3, history: {2026-10: 2, 2026-11: 3}}
      flow: {gap: 无回访}
      people: {innovation: 情境演练, difference: {zh: 一对一, en: One to one}}
segments:
  counter: {title: 柜面客户, share: 55%, n: 200, icon: pictures/counter.png}
  self: {title: 自助客户}
  hurried:
    title: 急性子客户
    share: 15%
    changes:
      wait: {emotion: -4, time: {tolerance: 5m}}
promises:
  - {id: visit-in-25m, from: enter, to: leave, within: 25m, share: 90%, per: month, told: 店内公示}
  - {id: visit-mean, from: enter, to: leave, mean: 24h, max: 2 working days, source: cn.3g_service.2009}
standards: [cn.gov_hotline.GBT33358-2016]
phases: {receive: {zh: 接触, en: Receive}, queueing: {title: 排队}}
channels: {wechat: {title: 微信, weight: 0.6, icon: pictures/wechat.png}}
exits: {served: {title: 办成, good: yes}, abandoned: {title: {zh: 放弃, en: Gave up}, good: no}}
roles: {agent: {title: 坐席, servers: 3, cost: 40/h, opens: 08:00-20:00}}
plans:
  second-guide:
    title: {zh: 增加一名导服, en: A second guide}
    change: [triage.staffed.servers=3, arrivals=61/h]
    owner: 营业厅经理
    effort: {days: 20, money: 3000}
    target: visit-in-25m >= 95%
    due: 2027-03-01
    status: under-way
zones:
  lobby: {title: 大堂, at: [0, 0], size: [6, 4]}
touchpoints:
  enter: {lane: customer, title: 进入, start: 100%, next: triage}
  triage:
    lane: frontstage
    title: {zh: 导服分流, en: Triage}
    phase: receive
    role: 导服
    channel: in-person
    contact_with: staff
    zone: lobby
    time:
      standard: 60s
      tolerance: 2m
      estimate: {min: 20s, likely: 50s, max: 3m, n: 60}
      limit: {within: 5m, from: enter, to: triage, source: 行业规范}
    staffed: {servers: 2, patience: 10m}
    gives_up: leave
    waits_for: wait
    emotion: {score: 1, good: 3, bad: -4, spread: 0.5, source: 2026 访谈, n: 42}
    staff_emotion: {score: -1, spread: 0.9, source: 2026 班组座谈, n: 12}
    moment_of_truth: true
    fails: {chance: 5%, caught: 60%, then: apologise, n: 150}
    evidence: [叫号机, 引导牌]
    uses: [queue-system]
    quality: [responsiveness, empathy]
    meets: {quick: 9}
    contact: {appearance: 工装, etiquette: [bow.welcome, smile.welcome], explanation: 统一口径, steps: [迎, 问, 引]}
    notes:
      - {pain: {zh: 没人管, en: Nobody cares}, source: 2026 访谈}
      - gain: 有人迎
      - idea: 预约
      - quote: “等了半天”
      - question: 谁来分流？
      - policy: 首问负责
      - metric: 分流率 80%
      - {link: "https://example.org/plan", text: 平面图}
      - {picture: pictures/hall.png, text: {zh: 大堂, en: Lobby}}
    tags: [大堂, {zh: 分流, en: triage}]
    script:
      - 您好,请问您办理什么业务?
    next:
      - {to: wait, share: 55%, when: 现金业务}
      - to: kiosk
        share: 30%
        handoff: {step: 带到自助区, within: 30s, standard: 当面交接, rule: 不中断}
      - {to: browse}
      - {to: leave, share: 10%, when: 排队过长, load: {of: triage, from: 70%, to: 95%}}
  apologise: {lane: frontstage, title: 致歉, start: 0%, next: wait}
  wait:
    lane: customer
    title: 等候叫号
    emotion: {at: {0m: 1, 5m: -1}}
    time: {estimate: {mean: 50s, cv: 1}}
    next: {agent: 90%}
    end: {abandoned: 10%}
    n: 90
  agent: {lane: frontstage/柜员, title: 柜台, next: {all: [mend, status-call]}}
  mend: {lane: backstage, title: 处理, time: 2h, next: meet}
  status-call: {lane: frontstage, title: 告知进度, next: meet}
  meet: {lane: frontstage, title: 交付, join: all, next: leave}
  kiosk: {lane: customer, title: 自助, map: self-service, next: leave}
  browse: {lane: customer, title: 体验, next: leave}
  leave: {lane: customer, title: 离开, emotion: 2, end: served}
  queue-system: {lane: support, title: 排队系统}
"""
