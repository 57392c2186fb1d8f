/** Who is told, at each person drawn, from which population. */
let heard: (population: string) => void = () => undefined;

/** Sets who is told of each person drawn; a long table can then say how far it has come. */
export function onPerson(hear: (population: string) => void): void {
  heard = hear;
}

/** Says that one person of a population has been computed. */
export function person(population: string): void {
  heard(population);
}
