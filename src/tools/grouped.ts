/** A count in a sentence: `1,234`. */
export const grouped = (count: number): string => count.toLocaleString("en-US");
