/** One thing wrong with a payload: where (a JSON pointer) and what, in Slack's words. */
export interface Fault {
  pointer: string;
  message: string;
}

/** Looks at the value at `pointer` and adds what is wrong with it to `faults`. */
export type Rule = (value: unknown, pointer: string, faults: Fault[]) => void;

export type Fields = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Runs a rule and returns what it found. */
export function check(rule: Rule, value: unknown, pointer: string): Fault[] {
  const faults: Fault[] = [];
  rule(value, pointer, faults);
  return faults;
}

/** An object with these fields and no other: Slack refuses unknown properties, too. */
export function object(
  required: Readonly<Record<string, Rule>>,
  optional: Readonly<Record<string, Rule>> = {},
): Rule {
  return (value, pointer, faults) => {
    if (!isObject(value)) return fault(faults, pointer, "must provide an object");
    for (const name of Object.keys(required)) {
      if (value[name] === undefined) fault(faults, pointer, `missing required field: ${name}`);
    }
    for (const [name, field] of Object.entries(value)) {
      if (field === undefined) continue;
      const rule = required[name] ?? optional[name];
      if (rule) rule(field, `${pointer}/${name}`, faults);
      else fault(faults, pointer, `invalid additional property: ${name}`);
    }
  };
}

/** An object whose `type` says which rule holds. */
export function typed(rules: Readonly<Record<string, Rule>>): Rule {
  return (value, pointer, faults) => {
    if (!isObject(value)) return fault(faults, pointer, "must provide an object");
    if (typeof value.type !== "string") return fault(faults, pointer, "missing required field: type");
    const rule = Object.hasOwn(rules, value.type) ? rules[value.type] : undefined;
    if (!rule) return fault(faults, `${pointer}/type`, `unsupported type: ${value.type}`);
    rule(value, pointer, faults);
  };
}

export function string(most = Number.POSITIVE_INFINITY, least = 0): Rule {
  return (value, pointer, faults) => {
    if (typeof value !== "string") return fault(faults, pointer, "must be a string");
    const length = codePoints(value);
    if (length > most) fault(faults, pointer, `must be less than ${most + 1} characters`);
    if (length < least) fault(faults, pointer, `must be more than ${least - 1} characters`);
  };
}

export function number(least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): Rule {
  return (value, pointer, faults) => {
    if (typeof value !== "number" || !Number.isFinite(value))
      return fault(faults, pointer, "must be a number");
    if (value < least) fault(faults, pointer, `must be at least ${least}`);
    if (value > most) fault(faults, pointer, `must be at most ${most}`);
  };
}

export function integer(least: number, most: number): Rule {
  return all(number(least, most), (value, pointer, faults) => {
    if (typeof value === "number" && !Number.isInteger(value)) fault(faults, pointer, "must be an integer");
  });
}

export const boolean: Rule = (value, pointer, faults) => {
  if (typeof value !== "boolean") fault(faults, pointer, "must be a boolean");
};

export function oneOf(...values: readonly (string | number)[]): Rule {
  return (value, pointer, faults) => {
    if (!values.some((allowed) => allowed === value))
      fault(faults, pointer, `must be one of: ${values.join(", ")}`);
  };
}

export function list(item: Rule, most: number, least = 1): Rule {
  return (value, pointer, faults) => {
    if (!Array.isArray(value)) return fault(faults, pointer, "must provide an array");
    if (value.length > most) fault(faults, pointer, `no more than ${most} items allowed`);
    if (value.length < least) fault(faults, pointer, `no fewer than ${least} items allowed`);
    value.slice(0, most).forEach((entry, index) => {
      item(entry, `${pointer}/${index}`, faults);
    });
  };
}

/** All rules hold. Later rules may assume nothing about what earlier ones found. */
export function all(...rules: readonly Rule[]): Rule {
  return (value, pointer, faults) => {
    for (const rule of rules) rule(value, pointer, faults);
  };
}

/** Two entries of a list may not carry the same string under `field`. */
export function unique(field: string, message: (value: string) => string): Rule {
  return (value, pointer, faults) => {
    if (!Array.isArray(value)) return;
    const seen = new Set<string>();
    value.forEach((entry: unknown, index) => {
      const key = isObject(entry) ? entry[field] : undefined;
      if (typeof key !== "string") return;
      if (seen.has(key)) fault(faults, `${pointer}/${index}`, message(key));
      seen.add(key);
    });
  };
}

/** At least one (or, with `exactly`, exactly one) of the named fields. */
export function someOf(names: readonly string[], options: { exactly?: boolean } = {}): Rule {
  return (value, pointer, faults) => {
    if (!isObject(value)) return;
    const given = names.filter((name) => value[name] !== undefined);
    if (given.length === 0) fault(faults, pointer, `missing required field: one of ${names.join(", ")}`);
    if (options.exactly && given.length > 1)
      fault(faults, pointer, `only one of ${given.join(", ")} allowed`);
  };
}

export function fault(faults: Fault[], pointer: string, message: string): void {
  faults.push({ pointer, message });
}

export function codePoints(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
