/** A gas that blood only dissolves: name and blood-gas partition coefficient at 37 degC. */
export interface InertGas {
  readonly id: string;
  readonly partition_ratio: number;
}

/** The six gases of the technique, from nearly insoluble to very soluble; rounded typical values. Source: wagner1974 (method); values from memory of texts, unverified. */
export const inertGases: readonly InertGas[] = [
  { id: "sulphur-hexafluoride", partition_ratio: 0.0066 },
  { id: "ethane", partition_ratio: 0.093 },
  { id: "cyclopropane", partition_ratio: 0.55 },
  { id: "enflurane", partition_ratio: 2.3 },
  { id: "ether", partition_ratio: 11.8 },
  { id: "acetone", partition_ratio: 317 },
];
