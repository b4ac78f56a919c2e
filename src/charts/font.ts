import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * Roboto, under the SIL Open Font License 1.1, from a package: a bare machine or container has no font at all.
 * It covers Latin, Greek and Cyrillic; other scripts stand as empty boxes.
 */
export const FONT_FILES = [
  require.resolve("@expo-google-fonts/roboto/400Regular/Roboto_400Regular.ttf"),
  require.resolve("@expo-google-fonts/roboto/500Medium/Roboto_500Medium.ttf"),
];
