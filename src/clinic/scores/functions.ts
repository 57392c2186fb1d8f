import { fourPepsDefinition } from "./data/4peps.ts";
import { ahaAcc2026PeCategoryDefinition } from "./data/aha-acc-2026-pe-category.ts";
import { bovaDefinition } from "./data/bova.ts";
import { caprini2005Definition } from "./data/caprini-2005.ts";
import { cockcroftGaultDefinition } from "./data/cockcroft-gault.ts";
import { dDimerAgeAdjustedDefinition } from "./data/d-dimer-age-adjusted.ts";
import { dashDefinition } from "./data/dash.ts";
import { esc2019EarlyMortalityDefinition } from "./data/esc-2019-early-mortality.ts";
import { genevaSimplifiedDefinition } from "./data/geneva-simplified.ts";
import { hasBledDefinition } from "./data/has-bled.ts";
import { herdoo2Definition } from "./data/herdoo2.ts";
import { hestiaDefinition } from "./data/hestia.ts";
import { improveVteDefinition } from "./data/improve-vte.ts";
import { improveddDefinition } from "./data/improvedd.ts";
import { khoranaDefinition } from "./data/khorana.ts";
import { mastoraDefinition } from "./data/mastora.ts";
import { millerDefinition } from "./data/miller.ts";
import { paduaDefinition } from "./data/padua.ts";
import { pegedDefinition } from "./data/peged.ts";
import { qanadliDefinition } from "./data/qanadli.ts";
import { rieteDefinition } from "./data/riete.ts";
import { viennaUpdateDefinition } from "./data/vienna-update.ts";
import { vteBleedDefinition } from "./data/vte-bleed.ts";
import { yearsDefinition } from "./data/years.ts";
import type { ScoreDefinition } from "./definition.ts";
import { answerScore, type ScoreAnswer } from "./evaluate.ts";
import type { ScoreRequest } from "./request.ts";

/** A score as a function whose names of items and values are checked by the compiler. Throws ScoreInputError when a value is wrong. */
export type ScoreFunction<Definition> = Definition extends ScoreDefinition<infer Item, infer Input> ? (request: ScoreRequest<Item, Input>) => ScoreAnswer : never;

function scoreFunction<Item extends string, Input extends string>(definition: ScoreDefinition<Item, Input>): (request: ScoreRequest<Item, Input>) => ScoreAnswer {
  return (request) => answerScore(definition, request);
}

/** Simplified revised Geneva score, 0 to 9; heart rate of 95 or more gives 2 in all. Source: klok2008. */
export const genevaSimplified: ScoreFunction<typeof genevaSimplifiedDefinition> = scoreFunction(genevaSimplifiedDefinition);

/** YEARS: the number of items chooses the D-dimer threshold; `classes.decision` says excluded or ctpa. Source: vanderhulle2017. */
export const years: ScoreFunction<typeof yearsDefinition> = scoreFunction(yearsDefinition);

/** Age-adjusted D-dimer: the total is the threshold, ng/mL of the assay; `classes.decision` says negative or positive. Source: righini2014. */
export const dDimerAgeAdjusted: ScoreFunction<typeof dDimerAgeAdjustedDefinition> = scoreFunction(dDimerAgeAdjustedDefinition);

/** PEGeD: D-dimer limit by clinical probability in its own bands; `classes.decision` says excluded or imaging. Source: kearon2019. */
export const peged: ScoreFunction<typeof pegedDefinition> = scoreFunction(pegedDefinition);

/** 4PEPS, -4 to 22. Source: roy2021. */
export const fourPeps: ScoreFunction<typeof fourPepsDefinition> = scoreFunction(fourPepsDefinition);

/** Bova score, 0 to 7; not applicable below 90 mmHg. Source: bova2014. */
export const bova: ScoreFunction<typeof bovaDefinition> = scoreFunction(bovaDefinition);

/** Hestia criteria: eligible for home only when all eleven are absent. Source: zondag2011. */
export const hestia: ScoreFunction<typeof hestiaDefinition> = scoreFunction(hestiaDefinition);

/** ESC 2019 risk of early death: `classes.decision`. Source: konstantinides2020. */
export const esc2019EarlyMortality: ScoreFunction<typeof esc2019EarlyMortalityDefinition> = scoreFunction(esc2019EarlyMortalityDefinition);

/** AHA/ACC 2026 category of acute embolism with its R suffix: `classes.decision`. Read from secondary sources. Source: creager2026. */
export const ahaAcc2026PeCategory: ScoreFunction<typeof ahaAcc2026PeCategoryDefinition> = scoreFunction(ahaAcc2026PeCategoryDefinition);

/** HAS-BLED, 0 to 9. Source: pisters2010. */
export const hasBled: ScoreFunction<typeof hasBledDefinition> = scoreFunction(hasBledDefinition);

/** VTE-BLEED, 0 to 9 in steps of 0.5; high from 2. Source: klok2016. */
export const vteBleed: ScoreFunction<typeof vteBleedDefinition> = scoreFunction(vteBleedDefinition);

/** RIETE bleeding score, 0 to 8; 4.5 is high. Source: ruizgimenez2008. */
export const riete: ScoreFunction<typeof rieteDefinition> = scoreFunction(rieteDefinition);

/** HERDOO2 for women; not applicable to men. Source: rodger2008. */
export const herdoo2: ScoreFunction<typeof herdoo2Definition> = scoreFunction(herdoo2Definition);

/** DASH, -2 to 4. Source: tosetto2012. */
export const dash: ScoreFunction<typeof dashDefinition> = scoreFunction(dashDefinition);

/** Updated Vienna model: relative hazard only, never an absolute risk. Source: eichinger2014. */
export const viennaUpdate: ScoreFunction<typeof viennaUpdateDefinition> = scoreFunction(viennaUpdateDefinition);

/** Caprini 2005; of the present operations only the strongest counts. Source: caprini2005. */
export const caprini2005: ScoreFunction<typeof caprini2005Definition> = scoreFunction(caprini2005Definition);

/** Padua prediction score, 0 to 20. Source: barbar2010. */
export const padua: ScoreFunction<typeof paduaDefinition> = scoreFunction(paduaDefinition);

/** IMPROVE VTE score, 0 to 12. Source: spyropoulos2011. */
export const improveVte: ScoreFunction<typeof improveVteDefinition> = scoreFunction(improveVteDefinition);

/** IMPROVEDD, 0 to 14. Source: gibson2017. */
export const improvedd: ScoreFunction<typeof improveddDefinition> = scoreFunction(improveddDefinition);

/** Khorana score, 0 to 6. Source: khorana2008. */
export const khorana: ScoreFunction<typeof khoranaDefinition> = scoreFunction(khoranaDefinition);

/** Qanadli obstruction index, percent of 40 points. Source: qanadli2001. */
export const qanadli: ScoreFunction<typeof qanadliDefinition> = scoreFunction(qanadliDefinition);

/** Mastora score, 0 to 155, with central and peripheral parts. Source: mastora2003. */
export const mastora: ScoreFunction<typeof mastoraDefinition> = scoreFunction(mastoraDefinition);

/** Miller index, 0 to 34; its definition was not read in a published text. Source: miller1971. */
export const miller: ScoreFunction<typeof millerDefinition> = scoreFunction(millerDefinition);

/** Creatinine clearance by Cockcroft and Gault, mL/min. Source: cockcroft1976. */
export const cockcroftGault: ScoreFunction<typeof cockcroftGaultDefinition> = scoreFunction(cockcroftGaultDefinition);
