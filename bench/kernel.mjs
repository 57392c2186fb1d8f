// Emitted code against native C: the beating heart in one interleaved run, and the time of the cycle-averaged solve.
// Prints its rows when started by itself; `rows()` for bench/run.mjs. Needs the build (`npm run build`); the ratios need a C compiler.
import { pathToFileURL } from "node:url";
import { heartHeader, hearts } from "./heart-tables.mjs";
import { compiler, control, median, workshop } from "./native.mjs";
import { solveTime } from "./averaged.mjs";

const peopleCount = 16;
const beatsOfRound = 2;
const warmRounds = 4;
const rounds = 24;
/** People side by side in the vector controls; the best of them counts. 128-bit vectors as in WebAssembly: SSE, no AVX. */
const batches = [2, 4, 8, 16];

function row(name, value, unit, goal, better) {
  return { name, value, unit, goal, better, met: better === "higher" ? value >= goal : value <= goal };
}

/** Times of the emitted heart over those of each control, round by round; checks that all compute the same volumes. */
async function heartRatios() {
  const own = hearts(peopleCount);
  const shop = workshop();
  const running = [];
  try {
    shop.header("heart.h", heartHeader(own.circuit));
    const input = own.arrays();
    const start = (name, flags) => {
      const made = { name, times: [], ...control(shop.build(name, "heart.c", flags), [peopleCount, beatsOfRound, warmRounds + rounds], input) };
      running.push(made);
      return made;
    };
    const scalar = start("scalar", []);
    const vectors = batches.map((width) => start(`batch-${width}`, [`-DW=${width}`, "-mno-avx"]));
    const times = [];
    for (let round = 0; round < warmRounds + rounds; round++) {
      // Processor time on both sides: what else runs on the machine interrupts either.
      const before = process.cpuUsage();
      own.run(beatsOfRound);
      const { user, system } = process.cpuUsage(before);
      const time_s = (user + system) / 1e6;
      const volume = own.volume();
      for (const each of running) {
        const [seconds, theirs] = await each.round();
        if (!(Math.abs(theirs / volume - 1) < 1e-9)) throw new Error(`${each.name}: the control holds ${theirs} m3, the emitted code ${volume} m3.`);
        if (round >= warmRounds) each.times.push(seconds);
      }
      if (round >= warmRounds) times.push(time_s);
    }
    const ratio = (each) => median(each.times.map((time, i) => time / times[i]));
    return { scalar: ratio(scalar), vector: Math.min(...vectors.map(ratio)), backEnd: own.kernel.backEnd, compartments: own.circuit.compartments.length, throughput: own.seconds(beatsOfRound) / Math.min(...times) };
  } finally {
    for (const each of running) each.end();
    shop.remove();
  }
}

/** The rows of this part. What cannot be measured here is said on stderr and left out. */
export async function rows() {
  const list = [];
  const solve = solveTime();
  if (solve === undefined) console.error("bench/kernel: no WebAssembly here; the emitted code is not measured.");
  else list.push(row(`cycle-averaged solve of the whole graph (${solve.vesselCount} vessels, ${solve.linkCount} links), 3 iterations, per person`, solve.time_us, "us", 4, "lower"));
  if (compiler() === undefined) {
    console.error("bench/kernel: no C compiler (cc, gcc or clang) found; the native controls are skipped.");
    return list;
  }
  const heart = await heartRatios();
  console.error(`bench/kernel: beating heart, ${heart.compartments} compartments, ${heart.backEnd}: ${Math.round(heart.throughput)} person-seconds a second in the best round.`);
  list.push(row("beating heart: emitted code over scalar C", heart.scalar, "ratio", 2, "higher"));
  list.push(row("beating heart: emitted code over SSE2 batch C (best width)", heart.vector, "ratio", 1, "higher"));
  return list;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(JSON.stringify(await rows(), undefined, 2));
