/**
 * The open validation table: what the model gives against what was published, row by row, each with its source and the band that was accepted beforehand. Nothing here is part of the
 * package's library; `virchow validate` loads it when it is asked.
 */
import { bloodRows } from "./blood/rows.ts";
import { circuitRows } from "./circuits/rows.ts";
import { circulationRows } from "./circulation/rows.ts";
import { clinicRows } from "./clinic/rows.ts";
import { drugRows } from "./drugs/rows.ts";
import { heartRows } from "./heart/rows.ts";
import { heartWords } from "./heart/words.ts";
import { lungRows } from "./lung/rows.ts";
import { lungWords } from "./lung/words.ts";
import { described, type Section } from "./row.ts";

export { onPerson } from "./people.ts";
export { populations } from "./populations.ts";

/** The table by station. */
export const sections: readonly Section[] = [
  { station: "circuits", title: "Circuits", rows: circuitRows },
  { station: "circulation", title: "Circulation: veins", rows: circulationRows },
  { station: "heart", title: "Heart and pulmonary circulation", rows: described(heartRows, heartWords) },
  { station: "lung", title: "Lung: gas, obstruction, infarction, what remains", rows: described(lungRows, lungWords) },
  { station: "blood", title: "Blood: thrombin, the open pocket, clotting times", rows: bloodRows },
  { station: "drugs", title: "Drugs: concentration and effect", rows: drugRows },
  { station: "clinic", title: "Clinic: tests and scores", rows: clinicRows },
];
