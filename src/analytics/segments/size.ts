/** An archetype of fewer members says more of single customers than of a kind of customer: it is not ranked. */
export const ARCHETYPE_MEMBERS_MIN = 30;
