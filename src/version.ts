/** Of the product; a test holds it to that of package.json, which a built product does not read. */
export const VERSION = "0.1.0";
