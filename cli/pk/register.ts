import type { Command } from "commander";
import type { Terminal } from "../terminal.ts";
import type { PkOptions } from "./request.ts";

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** Adds `virchow pk`; what it needs is loaded when it is called. */
export function registerPk(program: Command, terminal: Terminal): void {
  program
    .command("pk")
    .description("concentration and effect of a drug regimen")
    .option("--drug <name>", "apixaban, warfarin, heparin, ...")
    .option("--dose <amount>", '"5 mg", "1 mg/kg", "5000 IU"')
    .option("--every <time>", 'interval, "12 h"; once without it')
    .option("--until <time>", 'end, "7 d"')
    .option("--loading <amount>", 'first dose that differs, or bolus before --rate')
    .option("--loading-for <time>", 'all doses until then are loading doses, "7 d"')
    .option("--rate <amount>", 'infusion, "18 IU/kg/h"')
    .option("--infuse <time>", 'each dose runs in over this time, "2 h"')
    .option("--for <time>", "end of the course; what is in the body goes on")
    .option("--route <route>", "oral, intravenous, subcutaneous or catheter, where the drug has a choice")
    .option("--miss <numbers>", 'doses that are missed, "3,4"')
    .option("--also <drug=dose@time>", 'another drug, "idarucizumab=5 g@36 h"; again for more', collect, [])
    .option("--crcl <flow>", 'creatinine clearance, "80 mL/min"')
    .option("--mass <mass>", '"70 kg"')
    .option("--age <years>", "65; 71 with a vitamin K antagonist")
    .option("--sex <sex>", "female or male")
    .option("--cyp2c9 <genotype>", '"*1/*1" to "*3/*3"')
    .option("--vkorc1 <genotype>", "GG, GA or AA")
    .option("--with <drugs>", "strong-inhibitor, moderate-inhibitor or inducer of CYP3A4 and P-gp")
    .option("--clearance <kind>", "linear or saturable, of unfractionated heparin")
    .option("--people <number>", "also the spread over this many people who differ")
    .option("--step <time>", 'distance of rows, "10 min"')
    .option("--seed <number>", "number from which all chance is drawn")
    .option("--json", "print the numbers as JSON")
    .option("--csv", "print the curve as CSV")
    .option("--out <dir>", "write pk.json, pk.csv, pk.html and pk.svg there")
    .action(async (options: PkOptions) => {
      const { pkCommand } = await import("../commands/pk.ts");
      pkCommand(options, terminal);
    });
}
