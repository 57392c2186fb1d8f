import { describe, expect, test } from "vitest";
import { danforth2009 } from "../../data/danforth-2009.ts";
import { hockinMann2002 } from "../../data/hockin-mann-2002.ts";
import { proteinC2012 } from "../../data/protein-c-2012.ts";
import { wajima2009 } from "../../data/wajima-2009.ts";
import { ownModel, thrombinGeneration } from "../../generation/index.ts";
import { compileNetwork } from "../compile.ts";
import { loopSystem } from "../evaluate.ts";
import type { Network } from "../network.ts";
import { readSbml } from "./read.ts";
import { writeSbml } from "./write.ts";
import { readXml } from "./xml.ts";

function rightSide(network: Network): Record<string, number> {
  const compiled = compileNetwork(network);
  const y = Float64Array.from(compiled.species, (_, i) => 0.5 + ((i * 37) % 11));
  // The same values by name, whatever the order.
  const byName = Object.fromEntries(Object.keys(network.species).sort().map((name, i) => [name, 0.5 + ((i * 37) % 11)]));
  compiled.species.forEach((name, i) => { y[i] = byName[name] ?? NaN; });
  const dydt = new Float64Array(y.length);
  loopSystem(compiled).derivative(y, dydt);
  return Object.fromEntries(compiled.species.map((name, i) => [name, dydt[i] ?? NaN]));
}

describe("SBML", () => {
  test.each([hockinMann2002, danforth2009, proteinC2012, wajima2009])("$id goes out and comes back the same", (network) => {
    const back = readSbml(writeSbml(network));
    expect(Object.keys(back.species)).toEqual(Object.keys(network.species));
    expect(Object.keys(back.constants).sort()).toEqual(Object.keys(network.constants).sort());
    expect(back.reactions.map((reaction) => reaction.equation)).toEqual(network.reactions.map((reaction) => reaction.equation));
    expect(back.reactions.map((reaction) => [reaction.forward, reaction.reverse])).toEqual(network.reactions.map((reaction) => [reaction.forward, reaction.reverse]));
    const [there, here] = [compileNetwork(network), compileNetwork(back)];
    expect([...here.initial_nM]).toEqual([...there.initial_nM]);
    there.parameters.forEach((name, i) => { expect(here.constants[here.parameterIndexOf(name)]).toBe(there.constants[i]); });
    const [wanted, found] = [rightSide(network), rightSide(back)];
    for (const [name, value] of Object.entries(wanted)) expect(Math.abs((found[name] ?? NaN) - value)).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(value)));
    // And once more: the second file is the first.
    expect(readSbml(writeSbml(back)).reactions.map((reaction) => reaction.equation)).toEqual(back.reactions.map((reaction) => reaction.equation));
  });

  test("a file in mol/L, hours and amounts makes the same thrombin", () => {
    const inMolar = writeSbml(hockinMann2002)
      .replace(/substanceUnits="nanomole"/, 'substanceUnits="mole"')
      .replace(/initialConcentration="([^"]*)"/g, (_whole, x: string) => `initialConcentration="${Number(x) * 1e-9}"`)
      .replace(/<parameter id="(k\d+)" value="([^"]*)"/g, (_whole, id: string, x: string) => `<parameter id="${id}" value="${hockinMann2002.constants[id].unit === "per_s" ? x : Number(x) * 1e9}"`);
    const run = (network: Network): number => thrombinGeneration({ model: ownModel(network) }, { until_s: 1200, step_s: 60 }).peak_nM;
    expect(Math.abs(run(readSbml(inMolar)) / run(hockinMann2002) - 1)).toBeLessThan(1e-9);
  });

  const file = (inside: string, attributes = 'substanceUnits="nanomole" volumeUnits="litre" timeUnits="second"'): string => `<?xml version="1.0"?>
<sbml xmlns="http://www.sbml.org/sbml/level3/version2/core" level="3" version="2"><model id="m" ${attributes}>
<listOfUnitDefinitions><unitDefinition id="nanomole"><listOfUnits><unit kind="mole" exponent="1" scale="-9" multiplier="1"/></listOfUnits></unitDefinition>
<unitDefinition id="hour"><listOfUnits><unit kind="second" exponent="1" scale="0" multiplier="3600"/></listOfUnits></unitDefinition></listOfUnitDefinitions>
<listOfCompartments><compartment id="c" size="2" constant="true"/></listOfCompartments>
<listOfSpecies><species id="S" compartment="c" initialAmount="6"/><species id="P" compartment="c" initialConcentration="0"/><species id="F" compartment="c" initialConcentration="4" boundaryCondition="true"/></listOfSpecies>
<listOfParameters><parameter id="k" value="0.5"/><parameter id="K" value="2e0"/></listOfParameters>
${inside}</model></sbml>`;
  const reaction = (law: string, more = ""): string => `<listOfReactions><reaction id="r"><listOfReactants><speciesReference species="S"/></listOfReactants><listOfProducts><speciesReference species="P"/></listOfProducts><kineticLaw><math xmlns="http://www.w3.org/1998/Math/MathML">${law}</math>${more}</kineticLaw></reaction></listOfReactions>`;

  test("volumes, amounts, fixed species, functions, local parameters and hours are read", () => {
    const network = readSbml(file(
      `<listOfFunctionDefinitions><functionDefinition id="mm"><math><lambda><bvar><ci> v </ci></bvar><bvar><ci> x </ci></bvar><apply><divide/><apply><times/><ci> v </ci><ci> x </ci></apply><apply><plus/><ci> K </ci><ci> x </ci></apply></apply></lambda></math></functionDefinition></listOfFunctionDefinitions>` +
      reaction("<apply><times/><ci> c </ci><ci> F </ci><apply><ci> mm </ci><ci> k </ci><ci> S </ci></apply></apply>", '<listOfLocalParameters><localParameter id="k" value="7.2e3"/></listOfLocalParameters>'),
      'substanceUnits="nanomole" volumeUnits="litre" timeUnits="hour"',
    ));
    const compiled = compileNetwork(network);
    const dydt = new Float64Array(2);
    loopSystem(compiled).derivative(compiled.initial_nM, dydt);
    // S is 6/2 = 3 nM; v F S/(K + S) = 7200 x 4 x 3/5 per hour = 4.8 per second.
    expect(compiled.species).toEqual(["S", "P"]);
    expect(dydt[0]).toBeCloseTo(-4.8, 12);
    expect(dydt[1]).toBeCloseTo(4.8, 12);
  });

  test.each([
    ["events", file('<listOfEvents><event id="e"/></listOfEvents>'), /Line 8: events are not supported/],
    ["algebraic rules", file("<listOfRules><algebraicRule/></listOfRules>"), /algebraicRule/],
    ["functions of the exponential", file(reaction("<apply><exp/><ci> S </ci></apply>")), /<exp> is not supported; expected arithmetic/],
    ["time in a law", file(reaction('<csymbol definitionURL="http://www.sbml.org/sbml/symbols/time"> t </csymbol>')), /<csymbol> is not supported/],
    ["broken powers", file(reaction("<apply><power/><ci> S </ci><cn> 1.5 </cn></apply>")), /exponent that is not a whole number/],
    ["unknown names", file(reaction("<apply><times/><ci> k </ci><ci> Q </ci></apply>")), /"Q" is unknown/],
    ["no units", file(reaction("<ci> k </ci>"), 'volumeUnits="litre" timeUnits="second"'), /no substanceUnits/],
    ["packages", file("").replace("level=", 'xmlns:fbc="x" fbc:required="true" level='), /package/],
    ["fractional stoichiometry", file(reaction("<ci> k </ci>").replace('species="S"', 'species="S" stoichiometry="0.5"')), /stoichiometry 0.5/],
    ["broken XML", "<sbml><model></sbml>", /Line 1: <\/sbml> closes <model>/],
    ["document types", '<!DOCTYPE x [<!ENTITY a "b">]><sbml/>', /document type is refused/],
    ["other documents", "<html/>", /expected SBML level 3/],
  ])("%s are refused with the line", (_what, text, message) => {
    expect(() => readSbml(text)).toThrow(message);
  });

  test("XML: entities, CDATA, comments, attributes in both quotes", () => {
    const root = readXml("<a x='1 &lt; 2' y=\"&#65;\"><!-- <b> --><b/>t&amp;<![CDATA[<u>]]></a>");
    expect(root.attributes).toEqual({ x: "1 < 2", y: "A" });
    expect([root.text, root.children.length]).toEqual(["t&<u>", 1]);
  });
});
