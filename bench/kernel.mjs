// Emitted code against native C, in one interleaved run.
import { compile, program, space } from "virchow";
import { beat, build, chambers, dt, edges, compartmentCount, lengthOfPerson, person, shape, valves } from "./network.mjs";
import { compiler, control, median, workshop } from "./native.mjs";

const stepsPerVisit = 200;
const rounds = 15;

function header() {
  const list = (name, values) => `static const int ${name}[] = {${values.join(",")}};\n`;
  const plain = edges.flatMap((e, k) => (e.isValve ? [] : [k]));
  return `#define COMPARTMENTS ${compartmentCount}\n#define EDGES ${edges.length}\n#define VALVES ${valves.length}\n#define PLAINS ${plain.length}\n#define BEAT ${beat.steps}\n#define SYSTOLE ${beat.systole}.0\n#define DT ${dt}\n`
    + list("from", edges.map((e) => e.from)) + list("to", edges.map((e) => e.to)) + list("valve", valves) + list("plain", plain);
}

function emitted(people, lanes) {
  const p = program(shape);
  build(p);
  const s = space(shape, { lanes, peopleCount: people.length });
  people.forEach((values, number) => {
    let at = 0;
    for (const [array, length] of Object.entries(shape.arrays)) s.write(array, number, values.slice(at, (at += length)));
  });
  const machine = compile(p, s);
  const total = () => people.reduce((sum, _values, number) => s.read("volume", number).reduce((a, b) => a + b, sum), 0);
  return { machine, total, artery: () => s.read("volume", 0)[4] };
}

/** Ratios of throughput, emitted over native, person-steps per second. */
async function network(peopleCount, visits) {
  const people = Array.from({ length: peopleCount }, (_, number) => person(number));
  const input = Buffer.from(Float64Array.from(people.flat()).buffer);
  const shop = workshop();
  try {
    shop.header("topology.h", header());
    const args = [peopleCount, stepsPerVisit, visits, rounds + 3];
    const controls = {
      scalar: control(shop.build("scalar", "network.c", []), args, input),
      batch4: control(shop.build("batch4", "network.c", ["-DW=4", "-mno-avx"]), args, input),
      batch8: control(shop.build("batch8", "network.c", ["-DW=8", "-mno-avx"]), args, input),
      batch2: control(shop.build("batch2", "network.c", ["-DW=2", "-mno-avx"]), args, input),
      batch16: control(shop.build("batch16", "network.c", ["-DW=16", "-mno-avx"]), args, input),
    };
    const own = emitted(people, 2);
    const times = { own: [], scalar: [], batch2: [], batch16: [], batch4: [], batch8: [] };
    for (let round = 0; round < rounds + 3; round++) {
      const start = performance.now();
      for (let visit = 0; visit < visits; visit++) own.machine.run({ steps: stepsPerVisit, dt });
      const seconds = (performance.now() - start) / 1000;
      const sum = own.total();
      for (const [name, each] of Object.entries(controls)) {
        const [native, nativeSum] = await each.round();
        if (!(Math.abs(nativeSum / sum - 1) < 1e-9)) throw new Error(`${name}: volumes ${nativeSum} differ from ${sum}.`);
        if (round >= 3) times[name].push(native);
      }
      if (round >= 3) times.own.push(seconds);
    }
    for (const each of Object.values(controls)) each.end();
    const personSeconds = peopleCount * visits * stepsPerVisit * dt;
    const ratio = (name) => median(times[name].map((t, i) => t / times.own[i]));
    return { scalar: ratio("scalar"), batch: Math.min(ratio("batch2"), ratio("batch16")), throughput: personSeconds / median(times.own), batch2: ratio("batch2"), batch16: ratio("batch16"), batch4: ratio("batch4"), batch8: ratio("batch8") };
  } finally {
    shop.remove();
  }
}

if (process.argv[2] === "--toy") console.log(await network(64, 4), await network(2, 100));
