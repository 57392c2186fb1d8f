/** Limits of the grades of published obstruction indices, as shares of the lumen (Mastora, mastora2003) and of a zone's perfusion (Miller, miller1971). */
export const indexGrades = { mastora: [0.25, 0.5, 0.75], miller: [0.05, 0.4, 0.85] } as const;
