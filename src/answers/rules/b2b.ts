import { phrasePattern } from "./phrases.ts";

const PERSONS = phrasePattern(
  "b2c|private (<buyers>|individuals|households)|persons only|only persons|(consumers|individuals) only|only (consumers|individuals)|(leaving|setting|putting|keeping) (the )?(companies|businesses|b2b|firms) (aside|out)|not counting (the )?(companies|businesses|b2b|firms)|minus (the )?(companies|businesses|b2b|firms)|non business|not business(es)?|no business(es)?|without (the )?(business(es)?|b2b|companies)|excluding (the )?(business(es)?|b2b|companies)|individuals|not b2b|non b2b|no b2b|no companies|private customers|except (businesses|b2b)|retail (consumers|customers)|natural persons|end consumers",
);

const BUSINESSES = phrasePattern(
  "b2b|business (<buyers>|clients)|business(es)?(?= (only|among|with|that|who|shopping|buying|at|worth|hidden|over|in|and|from|most|exclude|are|have|which|as)|$)|businesses|compan(y|ies)|companys|wholesale|wholesalers?|resellers?|trade (<buyers>|accounts)|corporates?|corporate (<buyers>)|firms?|organi[sz]ations?|retailers|commercial (<buyers>)|professional <buyers>|are (a )?business(es)?|business accounts|institutions|cafes|hotels|offices|work for a company",
);

const RATHER = phrasePattern(
  "(business(es)?|companies|firms|organi[sz]ations|b2b) .. (rather than|instead of|and not|not) .. (persons?|people|individuals|consumers|households|private)",
);

/** Whether a question is about businesses (true) or persons (false); undefined where about neither. */
export function readB2b(text: string): boolean | undefined {
  if (RATHER.test(text)) return true;
  if (PERSONS.test(text)) return false;
  return BUSINESSES.test(text) ? true : undefined;
}
