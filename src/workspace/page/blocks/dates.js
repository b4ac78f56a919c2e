/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const FORMATS = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  date_pretty: { year: "numeric", month: "long", day: "numeric" },
  date_short_pretty: { year: "numeric", month: "short", day: "numeric" },
  date_long_pretty: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};

/**
 * A moment in the reader's own zone, by Slack's format tokens such as `{date_short} at {time}`.
 *
 * @param {number} timestamp Seconds since 1970.
 * @param {string} format
 * @param {string} fallback
 */
export function formatDate(timestamp, format, fallback) {
  if (!Number.isFinite(timestamp)) return fallback;
  const moment = new Date(timestamp * 1000);
  return format.replace(/\{(\w+)\}/g, (whole, name) => {
    const options = FORMATS[name];
    return options ? new Intl.DateTimeFormat([], options).format(moment) : whole;
  });
}
