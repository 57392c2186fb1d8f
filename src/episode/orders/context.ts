import type { Episode } from "../model.ts";
import type { EpisodeState } from "../state.ts";

/** What an order acts on. */
export interface OrderContext {
  readonly episode: Episode;
  readonly state: EpisodeState;
  /** Entries without which the order would not have been given. */
  readonly causes: readonly string[];
}
