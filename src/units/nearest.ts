/** Edits (insert, delete, replace, swap neighbours) that turn one word into the other. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, rows[i - 2][j - 2] + 1);
      rows[i][j] = best;
    }
  }
  return rows[a.length][b.length];
}

const longest = 60;

/** The candidate a user most likely meant, or undefined when none is near. Case, blanks and underscores weigh little. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s_]+/g, "-");
  const target = plain(word.slice(0, longest));
  let best: string | undefined;
  let bestCost = Infinity;
  for (const candidate of candidates) {
    const other = plain(candidate);
    const cost = other.startsWith(target) && target.length > 2 ? 1 : distance(target, other);
    if (cost < bestCost) {
      bestCost = cost;
      best = candidate;
    }
  }
  return bestCost <= Math.max(1, Math.floor(target.length * 0.4)) ? best : undefined;
}
