/** An element of an XML document: local name (prefix dropped), attributes by local name, children, own text, line in the file. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Partial<Record<string, string>>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  readonly line_count: number;
}

interface Open {
  readonly name: string;
  readonly written: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
  readonly line_count: number;
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const deepest = 200;
const hexadecimal = 16;
const decimal = 10;

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Reads the subset of XML that model files use: elements, attributes, text, comments, CDATA. Document types are refused. */
class Reader {
  readonly source: string;
  at = 0;
  counted = 0;
  lines = 1;

  constructor(source: string) {
    this.source = source;
  }

  /** Line of the present place, counted on from the last one asked for. */
  line(): number {
    for (; this.counted < this.at; this.counted++) if (this.source[this.counted] === "\n") this.lines += 1;
    return this.lines;
  }

  wrong(message: string): RangeError {
    return new RangeError(`Line ${this.line()}: ${message}`);
  }

  decode(text: string): string {
    return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);?/g, (whole, code: string) => {
      const number = code.startsWith("#x") ? parseInt(code.slice(2), hexadecimal) : code.startsWith("#") ? parseInt(code.slice(1), decimal) : NaN;
      const named = Object.hasOwn(entities, code) ? entities[code] : undefined;
      if (named !== undefined) return named;
      try {
        return String.fromCodePoint(number);
      } catch {
        throw this.wrong(`entity "${whole}" is not known.`);
      }
    });
  }

  /** Skips to just after `end`, returning what was passed. */
  until(end: string, what: string): string {
    const found = this.source.indexOf(end, this.at);
    if (found < 0) throw this.wrong(`${what} is not closed.`);
    const passed = this.source.slice(this.at, found);
    this.at = found + end.length;
    return passed;
  }

  attributes(): { readonly values: Record<string, string>; readonly isEmpty: boolean } {
    const values: Record<string, string> = {};
    const pattern = /\s*(?:([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')|(\/?>))/y;
    for (;;) {
      pattern.lastIndex = this.at;
      const match = pattern.exec(this.source) as readonly (string | undefined)[] | null;
      if (match === null) throw this.wrong("an attribute is malformed; expected name=\"value\".");
      this.at = pattern.lastIndex;
      const [, name, double, single, close] = match;
      if (name === undefined) return { values, isEmpty: close === "/>" };
      const key = name.startsWith("xmlns") ? name : local(name);
      if (Object.hasOwn(values, key)) throw this.wrong(`attribute "${name}" is given twice.`);
      values[key] = this.decode(double ?? single ?? "");
    }
  }
}

/** Handles what begins with `<!` or `<?`; true when it was that. CDATA is added to the text. */
function special(reader: Reader, open: Open | undefined): boolean {
  const rest = (start: string): boolean => reader.source.startsWith(start, reader.at);
  if (rest("<?")) reader.until("?>", "a processing instruction");
  else if (rest("<!--")) reader.until("-->", "a comment");
  else if (rest("<![CDATA[")) {
    reader.at += "<![CDATA[".length;
    const passed = reader.until("]]>", "CDATA");
    if (open !== undefined) open.text += passed;
  } else if (rest("<!")) throw reader.wrong("a document type is refused; expected plain XML.");
  else return false;
  return true;
}

/** The elements that are open, outermost first, and the root once it is closed. */
interface Nesting {
  readonly stack: Open[];
  root?: XmlElement;
}

/** An end tag: closes the innermost element. */
function close(reader: Reader, nesting: Nesting, written: string): void {
  reader.until(">", "an end tag");
  const top = nesting.stack.pop();
  if (top?.written !== written) throw reader.wrong(`</${written}> closes ${top === undefined ? "nothing" : `<${top.written}>`}.`);
  const done: XmlElement = { name: top.name, attributes: top.attributes, children: top.children, text: top.text, line_count: top.line_count };
  const parent = nesting.stack.at(-1);
  if (parent === undefined) nesting.root = done;
  else parent.children.push(done);
}

/** A start tag: opens an element, or adds an empty one. */
function open(reader: Reader, nesting: Nesting, written: string, line_count: number): void {
  if (nesting.root !== undefined) throw reader.wrong("a second root element.");
  if (nesting.stack.length >= deepest) throw reader.wrong(`elements are nested deeper than ${deepest}.`);
  const { values, isEmpty } = reader.attributes();
  const opened: Open = { name: local(written), written, attributes: values, children: [], text: "", line_count };
  const parent = nesting.stack.at(-1);
  if (!isEmpty) nesting.stack.push(opened);
  else if (parent === undefined) nesting.root = opened;
  else parent.children.push(opened);
}

/** Reads a document. Throws RangeError with the line and the reason. */
export function readXml(source: string): XmlElement {
  const reader = new Reader(source.startsWith("\ufeff") ? source.slice(1) : source);
  const nesting: Nesting = { stack: [] };
  while (reader.at < reader.source.length) {
    const top = nesting.stack.at(-1);
    const next = reader.source.indexOf("<", reader.at);
    const text = reader.source.slice(reader.at, next < 0 ? undefined : next);
    if (top !== undefined) top.text += reader.decode(text);
    else if (text.trim() !== "") throw reader.wrong("text outside the document.");
    if (next < 0) break;
    reader.at = next;
    if (special(reader, top)) continue;
    const line_count = reader.line();
    const name = /<(\/?)([\w:.-]+)/y;
    name.lastIndex = reader.at;
    const match = name.exec(reader.source) as readonly [string, string, string] | null;
    if (match === null) throw reader.wrong("\"<\" begins no element.");
    reader.at = name.lastIndex;
    if (match[1] === "/") close(reader, nesting, match[2]);
    else open(reader, nesting, match[2], line_count);
  }
  const left = nesting.stack.at(-1);
  if (left !== undefined) throw reader.wrong(`<${left.written}> is not closed.`);
  if (nesting.root === undefined) throw new RangeError("Line 1: no element; expected an XML document.");
  return nesting.root;
}

/** Text safe inside XML and inside attributes. */
export function xmlText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** Children of a name. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** Items of `<listOf...>`; none when the list is absent. */
export function itemsOf(element: XmlElement, list: string): readonly XmlElement[] {
  return childrenOf(element, list).flatMap((found) => found.children).filter((child) => child.name !== "notes" && child.name !== "annotation");
}
