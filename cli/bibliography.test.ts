import { expect, test } from "vitest";
import { parseBibliography, referencesOf } from "./bibliography.ts";

const sample = `% a remark
@article{hertzberg1997,
  author = {Hertzberg, B. S. and Kliewer, M. A. and DeLong, D. M. and Lalouche, K. J.},
  title = {Sonographic assessment of {Doppler} flow},
  journal = "AJR", year = 1997, volume = {168}, pages = {1253--1257}, doi = {10.2214/ajr.168.5.9129421}
}
@book{muller2001, author = {M{\\"u}ller, K.}, title = {Herz \\& Lunge}, publisher = {Springer}, year = {2001}}
@article{broken, title = {never closed
`;

test("entries with braces, quotes, bare numbers, accents; an entry that is not closed ends the reading", () => {
  const [first, second, ...rest] = parseBibliography(sample);
  expect(rest).toEqual([]);
  expect(first.key).toBe("hertzberg1997");
  expect(first.text).toBe("Hertzberg, B. S. et al. Sonographic assessment of Doppler flow. AJR 168 (1997) 1253-1257. doi:10.2214/ajr.168.5.9129421");
  expect(first.bibtex.startsWith("@article{hertzberg1997")).toBe(true);
  expect(second.text).toBe("Müller, K. Herz & Lunge. Springer (2001)");
});

test("a key that the bibliography lacks is not lost", () => {
  expect(referencesOf(["zzz-not-there"])).toEqual([{ key: "zzz-not-there", text: "zzz-not-there", bibtex: "@misc{zzz-not-there,\n  title = {zzz-not-there}\n}" }]);
});
