/** A published score: what is not known stays open, and a class is given only when it is certain. */
import { answerScore, likelihoodRatios, probabilityAfter, scoreDefinition, wellsDvt } from "virchow";

// As a function. A finding that was not recorded is left out, not set to no.
const leg = wellsDvt({ activeCancer: true, calfDifference_cm: 3.5, entireLegSwollen: false });
console.log(`Wells, leg: ${leg.total_points ?? leg.bounds.join(" to ")} points; not recorded: ${leg.missing.join(", ")}`);

// By name, as `virchow score` answers. Here what is not listed counts as no, because the request says so.
const answer = answerScore(scoreDefinition("wells-dvt"), { items: { activeCancer: true, calfSwelling: true }, absent: "false" });
console.log(`Class: ${JSON.stringify(answer.classes)}; counted as no: ${answer.countedAsNo.length} items`);

// A negative scan after a probability of 28 %: sensitivity 94 %, specificity 94 %.
const { negative_ratio } = likelihoodRatios(0.94, 0.94);
console.log(`After a negative scan: ${(100 * probabilityAfter(0.28, negative_ratio)).toFixed(1)} %`);
