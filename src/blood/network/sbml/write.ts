import { parseFormula, type Formula } from "../../../numerics/index.ts";
import { toSI } from "../../../units/index.ts";
import { oneWaySteps } from "../compile.ts";
import { sidesOf, type Network, type Reaction } from "../network.ts";
import { mathText } from "./mathml.ts";
import { xmlText } from "./xml.ts";

const compartment = "plasma";

function math(formula: Formula): string {
  return `<math xmlns="http://www.w3.org/1998/Math/MathML">${mathText(formula)}</math>`;
}

/** The law of a reaction in amount per time: volume times the net rate. */
function lawOf(reaction: Reaction, networkId: string): Formula {
  const [forward, reverse] = oneWaySteps(reaction, networkId).map((step) => step.rate) as [Formula, Formula | undefined];
  const net: Formula = reverse === undefined ? forward : { kind: "difference", left: forward, right: reverse };
  return { kind: "product", left: { kind: "name", name: compartment }, right: net };
}

function references(names: readonly string[], list: string): string {
  if (names.length === 0) return "";
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return `<${list}>${[...counts].map(([name, count]) => `<speciesReference species="${name}" stoichiometry="${count}" constant="true"/>`).join("")}</${list}>`;
}

/**
 * Writes a network as SBML Level 3 Version 2 core: nanomole, litre and second, one compartment of one litre, start concentrations in
 * nM, constants in nM and s. Conserved sums and wall species have no place in SBML and are named in the notes. Reaction ids are
 * prefixed so that they differ from species.
 */
export function writeSbml(network: Network): string {
  const species = Object.entries(network.species).map(([name, start]) => `<species id="${name}" compartment="${compartment}" initialConcentration="${toSI(start.value, start.unit)}" hasOnlySubstanceUnits="false" boundaryCondition="false" constant="false"/>`);
  const parameters = [
    ...Object.entries(network.constants).map(([name, constant]) => `<parameter id="${name}" value="${toSI(constant.value, constant.unit)}" constant="true"/>`),
    ...Object.keys(network.results ?? {}).map((name) => `<parameter id="${name}" constant="false"/>`),
  ];
  const rules = [
    ...Object.entries(network.rateRules ?? {}).map(([name, text]) => `<rateRule variable="${name}">${math(parseFormula(text))}</rateRule>`),
    ...Object.entries(network.results ?? {}).map(([name, text]) => `<assignmentRule variable="${name}">${math(parseFormula(text))}</assignmentRule>`),
  ];
  const reactions = network.reactions.map((reaction) => {
    const { left, right, reversible } = sidesOf(reaction.equation);
    const law = lawOf(reaction, network.id);
    const used = speciesIn(law, network).filter((name) => !left.includes(name) && !right.includes(name));
    const modifiers = used.length === 0 ? "" : `<listOfModifiers>${used.map((name) => `<modifierSpeciesReference species="${name}"/>`).join("")}</listOfModifiers>`;
    const id = `reaction_${reaction.id.replace(/\W/g, "_")}`;
    return `<reaction id="${id}"${reaction.note === undefined ? "" : ` name="${xmlText(reaction.note)}"`} reversible="${reversible}">${references(left, "listOfReactants")}${references(right, "listOfProducts")}${modifiers}<kineticLaw>${math(law)}</kineticLaw></reaction>`;
  });
  const list = (name: string, items: readonly string[]): string => (items.length === 0 ? "" : `    <${name}>\n${items.map((item) => `      ${item}`).join("\n")}\n    </${name}>\n`);
  const notes = [network.title, network.provenance, `Source: ${network.source}.`, `On the wall: ${network.wall.join(", ")}.`, ...network.notes];
  return `<?xml version="1.0" encoding="UTF-8"?>
<sbml xmlns="http://www.sbml.org/sbml/level3/version2/core" level="3" version="2">
  <model id="${network.id.replace(/\W/g, "_")}" substanceUnits="nanomole" timeUnits="second" volumeUnits="litre" extentUnits="nanomole">
    <notes><body xmlns="http://www.w3.org/1999/xhtml">${notes.map((note) => `<p>${xmlText(note)}</p>`).join("")}</body></notes>
    <listOfUnitDefinitions>
      <unitDefinition id="nanomole"><listOfUnits><unit kind="mole" exponent="1" scale="-9" multiplier="1"/></listOfUnits></unitDefinition>
    </listOfUnitDefinitions>
    <listOfCompartments>
      <compartment id="${compartment}" spatialDimensions="3" size="1" constant="true"/>
    </listOfCompartments>
${list("listOfSpecies", species)}${list("listOfParameters", parameters)}${list("listOfRules", rules)}${list("listOfReactions", reactions)}  </model>
</sbml>
`;
}

function speciesIn(formula: Formula, network: Network): readonly string[] {
  switch (formula.kind) {
    case "number": return [];
    case "name": return Object.hasOwn(network.species, formula.name) ? [formula.name] : [];
    case "negative":
    case "power": return speciesIn(formula.of, network);
    default: return [...new Set([...speciesIn(formula.left, network), ...speciesIn(formula.right, network)])];
  }
}
