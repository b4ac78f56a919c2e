import { describe, expect, it } from "vitest";
import { dayOf } from "../../../src/answers/rules/calendar.ts";
import { cleanQuestion } from "../../../src/answers/rules/clean.ts";
import { takeCustomers } from "../../../src/answers/rules/customer-reference.ts";
import { takeFilters } from "../../../src/answers/rules/filters.ts";
import { takeMetric } from "../../../src/answers/rules/metric.ts";
import { takeLimit, takeMeasure } from "../../../src/answers/rules/ranking.ts";
import { takeSegmentName } from "../../../src/answers/rules/segment-name.ts";
import { readSentence, said } from "../../../src/answers/rules/sentence.ts";

const today = dayOf(2026, 5, 15);
const sentence = (text: string) => readSentence(cleanQuestion(text));

describe("cleaning", () => {
  it.each([
    ["<@U0123ABCD> who is at risk?", "who is at risk?"],
    ["<mailto:a_b@c.de|a_b@c.de> please", "a_b@c.de please"],
    ["orders &gt; 3 &amp; value &lt; 5", "orders > 3 & value < 5"],
    ["who’s in “Big Fish”?", `who's in "Big Fish"?`],
    ["the 'Big Fish' segment", 'the "Big Fish" segment'],
    ["*top* _customers_ :fire:", "top customers"],
    ["zero\u200bwidth\u0007 bell", "zero width bell"],
    ["@regulars help", "help"],
  ])("reads %j as %j", (raw, clean) => {
    expect(cleanQuestion(raw)).toBe(clean);
  });
});

describe("words", () => {
  it.each([
    ["Customers with $1,500.50 or 2k!", "customers with $1500.50 or 2000"],
    ["€1.250,50 and 0.7", "€1250.50 and 0.7"],
    ["at-risk, twenty of them", "at risk 20 of them"],
    ["custmoer chrun reveune segemnt", "customer churn revenue segment"],
    ["nxt 12w, 70%", "next 12w 70%"],
    ["constructor hasOwnProperty", "constructor hasownproperty"],
  ])("reads %j as %j", (raw, words) => {
    expect(said(sentence(raw))).toBe(words);
  });
});

describe("a customer", () => {
  it.each([
    ["who is C-7K2M9QXD?", "C-7K2M9QXD"],
    ["who is c 7k2m9qxd", "C-7K2M9QXD"],
    ["c-oil2m9qx", "C-OIL2M9QX"],
    ["alias C-7K2M9", "C-7K2M9"],
    ["mail Jane.Doe@Example.com now", "jane.doe@example.com"],
    ["customer 12345", "12345"],
    ["customer no. 7", "7"],
    ["client id: AB-1234", "AB-1234"],
    ["order 1042", "#1042"],
    ["#1042", "#1042"],
    ["order number #A-1042", "#A-1042"],
    ["call +1 415 555 0132 back", "+1 415 555 0132"],
    ["(415) 555-0132", "(415) 555-0132"],
  ])("in %j is %s", (text, customer) => {
    expect(takeCustomers(cleanQuestion(text)).customers).toEqual([customer]);
  });

  it.each([
    "our campaigns and customers",
    "new customer forecast, 12 weeks",
    "customer 3m",
    "orders since 2025-12-31",
    "order 2 times",
    "top 20 customers over $1,000",
  ])("is not in %j", (text) => {
    expect(takeCustomers(cleanQuestion(text)).customers).toEqual([]);
  });
});

describe("filters", () => {
  it.each([
    ["over $500", { ltv_min: 500 }],
    ["worth between 100 and 300", { ltv_min: 100, ltv_max: 300 }],
    ["who spent less than 50 euros", { ltv_max: 50 }],
    ["$1k or more", { ltv_min: 1000 }],
    ["customers over 500", { ltv_min: 500 }],
    ["more than 3 orders", { orders_min: 4 }],
    ["at least three purchases", { orders_min: 3 }],
    ["orders >= 5", { orders_min: 5 }],
    ["5+ orders", { orders_min: 5 }],
    ["fewer than 3 orders", { orders_max: 2 }],
    ["between 2 and 5 orders", { orders_min: 2, orders_max: 5 }],
    ["with exactly 2 orders", { orders_min: 2, orders_max: 2 }],
    ["one-time buyers", { orders_max: 1 }],
    ["repeat customers", { orders_min: 2 }],
    ["not bought for 90 days", { last_purchase_days_min: 90 }],
    ["haven't ordered anything in the last 6 months", { last_purchase_days_min: 180 }],
    ["not purchased since March", { last_purchase_days_min: 75 }],
    ["quiet for over a year", { last_purchase_days_min: 365 }],
    ["last purchase more than 60 days ago", { last_purchase_days_min: 60 }],
    ["bought in the past two weeks", { last_purchase_days_max: 14 }],
    ["risk above 70%", { churn_min: 0.7 }],
    ["churn probability > 0.6", { churn_min: 0.6 }],
    ["under 20 percent risk", { churn_max: 0.2 }],
    ["churn risk between 30% and 60%", { churn_min: 0.3, churn_max: 0.6 }],
    ["high risk", { churn_min: 0.5 }],
    ["low churn risk", { churn_max: 0.3 }],
    [
      "over $500, more than 3 orders, inactive for 90 days",
      { ltv_min: 500, orders_min: 4, last_purchase_days_min: 90 },
    ],
    ["over the next 12 weeks", {}],
    ["how many orders in 30 days", {}],
  ])("of %j", (text, filters) => {
    expect(takeFilters(sentence(text), today).filters).toEqual(filters);
  });
});

describe("how many", () => {
  it.each([
    ["top 20", 20],
    ["the first twenty-five of them", 25],
    ["15 most valuable clients", 15],
    ["ten of them", 10],
    ["a dozen customers", 12],
    ["next 12 weeks", undefined],
  ])("in %j is %s", (text, limit) => {
    expect(takeLimit(sentence(text)).limit).toBe(limit);
  });
});

describe("a ranking", () => {
  it.each([
    ["by value at risk", "impact"],
    ["by lifetime value", "value"],
    ["most valuable", "value"],
    ["biggest spenders", "value"],
    ["most likely to churn", "risk"],
    ["the most orders", "orders"],
    ["most often", "frequency"],
    ["sorted by last purchase", "recency"],
    ["biggest segments", "size"],
    ["biggest risk", undefined],
    ["growing fastest", "growth"],
    ["most at risk, by value", "value"],
  ])("%j is by %s", (text, measure) => {
    expect(takeMeasure(sentence(text)).measure).toBe(measure);
  });
});

describe("a metric", () => {
  it.each([
    ["turnover", "revenue"],
    ["how much money will we make", "revenue"],
    ["average order value", "average_order_value"],
    ["basket size", "average_order_value"],
    ["number of orders", "orders"],
    ["first-time buyers", "new_customers"],
    ["active customers", "customer_count"],
    ["churn rate", "churn_rate"],
    ["segments", undefined],
  ])("%j is %s", (text, metric) => {
    expect(takeMetric(sentence(text)).metric).toBe(metric);
  });
});

describe("a segment's name", () => {
  it.each([
    ["the segment Frequent Weekenders", "Frequent Weekenders", false],
    ["best customers in the segment Frequent Weekenders", "Frequent Weekenders", true],
    ['segment info for "Loyal full-price"', "Loyal full-price", false],
    ["what about the deal seekers segment?", "deal seekers", false],
    ["tell me about the bargain hunters", "bargain hunters", false],
    ["archetype A12", "A12", false],
  ])("in %j is %s", (text, name, isWithin) => {
    const found = takeSegmentName(sentence(text));

    expect([found.name, found.isWithin]).toEqual([name, isWithin]);
  });

  it.each([
    "which segment is growing",
    "biggest segments",
    "segments by value",
    "who are our best customers",
    "customer segment",
  ])("is not in %j", (text) => {
    expect(takeSegmentName(sentence(text)).name).toBeUndefined();
  });
});
