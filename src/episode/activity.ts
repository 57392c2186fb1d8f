import type { Resolved } from "../units/index.ts";
import type { episodeParameters } from "./parameters.ts";

/** What a person does for hours or minutes. `normal-day` alternates by the clock. */
export type ActivityName = "normal-day" | "bed-rest" | "chair" | "sitting" | "standing" | "walk" | "ankle-exercise" | "exercise";

/** How the body is held. */
export type Posture = "supine" | "legs-raised" | "head-up" | "sitting" | "standing";

/** What an activity asks of veins, muscles and metabolism. */
export interface Effort {
  readonly posture: Posture;
  /** Calf squeezes of one leg, 1/s. */
  readonly pumpRate_per_s: number;
  /** Oxygen uptake over rest. */
  readonly oxygen_ratio: number;
  /** The person is on their feet and moving. */
  readonly walking: boolean;
}

const day_s = 86400;

/** Clock time of day in seconds for a time since the start of the episode. */
export function timeOfDay_s(t_s: number, startClock_s: number): number {
  const sum_s = t_s + startClock_s;
  return sum_s - Math.floor(sum_s / day_s) * day_s;
}

/**
 * The effort of an activity at a time of day. In `normal-day` the night is spent lying, the waking hours as a mixture of
 * sitting and walking whose mean pump rate and uptake are used, since the veins answer within seconds to minutes.
 */
export function effortOf(activity: ActivityName, clock_s: number, values: Resolved<typeof episodeParameters>): Effort {
  switch (activity) {
    case "bed-rest":
      return { posture: "supine", pumpRate_per_s: values.bedTurn, oxygen_ratio: 1, walking: false };
    case "chair":
    case "sitting":
      return { posture: "sitting", pumpRate_per_s: values.sittingFidget, oxygen_ratio: 1, walking: false };
    case "standing":
      return { posture: "standing", pumpRate_per_s: values.standingSway, oxygen_ratio: values.standingOxygen, walking: false };
    case "walk":
      return { posture: "standing", pumpRate_per_s: values.walkCadence, oxygen_ratio: values.walkOxygen, walking: true };
    case "ankle-exercise":
      return { posture: "supine", pumpRate_per_s: values.ankleCadence, oxygen_ratio: values.standingOxygen, walking: false };
    case "exercise":
      return { posture: "standing", pumpRate_per_s: values.exerciseCadence, oxygen_ratio: values.exerciseOxygen, walking: true };
    case "normal-day": {
      const asleep = clock_s < values.wakingHour || clock_s >= values.sleepingHour;
      if (asleep) return { posture: "supine", pumpRate_per_s: values.sleepTurn, oxygen_ratio: 1, walking: false };
      const share = values.walkingShareOfDay;
      return {
        posture: "sitting",
        pumpRate_per_s: share * values.walkCadence + (1 - share) * values.sittingFidget,
        oxygen_ratio: 1 + share * (values.walkOxygen - 1),
        walking: true,
      };
    }
  }
}

/** Seconds from `t_s` until the activity next changes by the clock (rising, going to bed); Infinity for fixed activities. */
export function untilClockChange_s(activity: ActivityName, clock_s: number, values: Resolved<typeof episodeParameters>): number {
  if (activity !== "normal-day") return Infinity;
  if (clock_s < values.wakingHour) return values.wakingHour - clock_s;
  if (clock_s < values.sleepingHour) return values.sleepingHour - clock_s;
  return day_s - clock_s + values.wakingHour;
}
