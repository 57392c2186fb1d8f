const light = `color-scheme:light;
--bg:#f4f6f9;--surface:#fff;--surface-2:#eef1f6;--line:#d7dee8;--line-strong:#76849b;--text:#16202f;--text-2:#45526a;--text-3:#59667c;
--accent:#ffb000;--accent-text:#805300;--link:#00589c;--warn:#8a5a00;--bad:#b3261e;--bad-soft:#fdecea;
--o2-50:#2747b0;--o2-55:#3c4aa3;--o2-60:#4e4b96;--o2-65:#5d4c89;--o2-70:#6c4b7c;--o2-75:#7a486e;--o2-80:#874560;--o2-85:#943f50;--o2-90:#a1383f;--o2-95:#ae2c2a;--o2-100:#b3261e;
--body:#e9edf3;--body-line:#b4bfce;--organ:#dde3ec;--organ-line:#c9d1dd;--casing:#f6f8fb;--way:#11151d;--way-edge:#fff;
--clot-fresh:#2a0512;--clot-sub:#9a8492;--clot-sub-ink:#1f0d16;--clot-org:#efe4c6;--clot-org-ink:#7b6c47;--key-in:#fff;--key-out:#11151d;
--band:#0d7a4a17;--band-line:#0d7a4a66;--plot:#00589c;`;

const dark = `color-scheme:dark;
--bg:#0f1420;--surface:#151c2b;--surface-2:#1c2537;--line:#2a354b;--line-strong:#73829e;--text:#e8ecf4;--text-2:#b3bdd0;--text-3:#93a0b8;
--accent:#ffb000;--accent-text:#ffc24d;--link:#8ecbff;--warn:#ffc24d;--bad:#ff8d80;--bad-soft:#3a1b20;
--o2-50:#6f8fe8;--o2-55:#828fdb;--o2-60:#948ecf;--o2-65:#a48cc2;--o2-70:#b48ab4;--o2-75:#c287a7;--o2-80:#d18398;--o2-85:#df7f8a;--o2-90:#ec797a;--o2-95:#fa7269;--o2-100:#ff6f61;
--body:#1a2233;--body-line:#3a475f;--organ:#212b3f;--organ-line:#313d54;--casing:#131a28;--way:#fff;--way-edge:#0b1019;
--clot-fresh:#4a0820;--clot-sub:#a98fa0;--clot-sub-ink:#2b1420;--clot-org:#f3ead2;--clot-org-ink:#8a7a55;--key-in:#070a11;--key-out:#fff;
--band:#5fd39a24;--band-line:#5fd39a70;--plot:#8ecbff;`;

/** Colours of the two themes, for the contrast test. */
export const themes: Readonly<Record<"light" | "dark", string>> = { light, dark };

/** The page's style sheet: both themes, phone, print. Text is never smaller than 12 px. */
export const styleSheet = `
:root{${light}}
@media (prefers-color-scheme:dark){:root:not([data-theme]){${dark}}}
:root[data-theme=light]{${light}}:root[data-theme=dark]{${dark}}
*{box-sizing:border-box;margin:0}
html{-webkit-text-size-adjust:100%}
body{background:var(--bg);color:var(--text);font:400 1rem/1.5 -apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,system-ui,sans-serif}
main{max-width:940px;margin:0 auto;background:var(--surface);padding:44px 48px 40px}
header{display:grid;grid-template-columns:1fr auto;gap:12px 24px;align-items:end;border-bottom:2px solid var(--text);padding-bottom:14px}
h1{font:600 2.25rem/1.1 Charter,"Iowan Old Style","Palatino Linotype",P052,Georgia,serif;overflow-wrap:anywhere}
.sub{color:var(--text-2);font-size:.875rem;margin-top:6px}
.meta{font-size:.75rem;color:var(--text-2);text-align:right;font-variant-numeric:tabular-nums}
h2{font-size:1.125rem;line-height:1.3;font-weight:600;margin:34px 0 10px}
h3{font-size:.9375rem;font-weight:600;margin:16px 0 6px}
.story{font:400 1.1875rem/1.55 Charter,"Iowan Old Style","Palatino Linotype",P052,Georgia,serif;max-width:70ch;margin-top:18px}
.two{display:grid;grid-template-columns:minmax(0,370px) minmax(0,1fr);gap:32px;align-items:start}
figure.map>svg{width:100%;height:auto;display:block;background:var(--bg);border-radius:8px}
.pictures{display:grid;gap:20px}
.notice{font-size:.875rem;margin-top:14px;color:var(--text-2)}.notice b{color:var(--bad)}
.notice a,.facts a,.cap a,td a{color:var(--link)}
dl.facts>div{display:grid;grid-template-columns:110px 1fr;gap:12px;padding:6px 0;border-bottom:1px solid var(--line);font-size:.9375rem}
dt{color:var(--text-2);font-size:.8125rem}.facts dt{padding-top:2px}dd{margin:0}.bad{color:var(--bad)}
dl.signs{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:8px}
.signs>div{background:var(--surface-2);border-radius:8px;padding:8px 12px}.signs dd b{font-size:1.25rem;font-weight:600;font-variant-numeric:tabular-nums}
.felt{padding-left:20px;font-size:.875rem}
.cap,figcaption{font-size:.8125rem;color:var(--text-2);max-width:75ch;margin-top:8px}
.legend{display:flex;flex-wrap:wrap;gap:4px 14px;font-size:.75rem;color:var(--text-2);margin-top:8px;list-style:none;padding:0}
.legend svg{vertical-align:-2px;margin-right:5px}
ol.tl{list-style:none;padding:0}
.tl li{display:grid;grid-template-columns:96px minmax(0,1fr);gap:12px;font-size:.875rem;scroll-margin-top:12px}
.tl li:target{background:var(--surface-2)}
.tl .when{color:var(--text-2);font-variant-numeric:tabular-nums;font-size:.8125rem;padding:1px 0 8px}.tl time,.tl .no{display:block}.tl .no{font-size:.75rem;color:var(--text-3)}
.tl li>div{border-left:2px solid var(--line);padding:0 0 12px 16px;position:relative}
.tl li>div::before{content:"";position:absolute;left:-6px;top:5px;width:10px;height:10px;background:var(--surface);border:2px solid var(--line-strong);border-radius:50%}
.tl .key>div::before{background:var(--accent);border-color:var(--accent-text);border-radius:1px;transform:rotate(45deg)}
.tl .grave>div::before{background:var(--bad);border-color:var(--bad);border-radius:1px}
.tl b{font-weight:600}.tl li>div{overflow-wrap:anywhere}.tl .why{display:block;color:var(--text-2);font-size:.8125rem}
.tl a{color:var(--link)}
.plots{margin-top:14px;display:grid;grid-template-columns:1fr 1fr;gap:18px 24px}
.plots svg{display:block;width:100%;height:auto}
.pt{font-size:14px;font-weight:600;fill:var(--text)}.pu{font-weight:400;fill:var(--text-2);font-size:13px}.px{font-size:12px;fill:var(--text-2)}.pv{font-size:15px;font-weight:600;fill:var(--text)}
table{border-collapse:collapse;width:100%;font-size:.875rem}
caption{text-align:left;font-size:.8125rem;color:var(--text-2);padding-bottom:4px}
th,td{text-align:left;padding:6px 10px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}
thead th{font-weight:400;color:var(--text-2);font-size:.8125rem;vertical-align:bottom}tbody th{font-weight:400;font-size:.875rem}
td.r,th.r{text-align:right;font-variant-numeric:tabular-nums}
.unit,.nrm{color:var(--text-2)}.nrm{white-space:nowrap}.flag{color:var(--warn);font-weight:600;font-size:.75rem;white-space:nowrap}
.scroll{overflow-x:auto}.scroll td,.scroll thead th{white-space:nowrap}.scroll th[scope=row]{min-width:7.5rem}.tests td:nth-child(2),.tests td:nth-child(3){white-space:nowrap}
details{margin-top:10px}summary{cursor:pointer;font-size:.875rem;color:var(--link);padding:4px 0;min-height:24px}
ol.src{font-size:.8125rem;color:var(--text-2);padding-left:22px}ol.src li{margin-bottom:4px;overflow-wrap:anywhere}
code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.92em;overflow-wrap:anywhere}
.safety{margin-top:32px;padding:14px 16px;background:var(--bad-soft);border-radius:8px;font-size:.875rem}
.safety b{color:var(--bad)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
@media (max-width:760px){main{padding:24px 16px}h1{font-size:1.75rem}.two,.plots,header{grid-template-columns:minmax(0,1fr)}.meta{text-align:left}.tl li{grid-template-columns:78px minmax(0,1fr)}dl.facts>div{grid-template-columns:minmax(0,1fr);gap:0}dl.signs{grid-template-columns:repeat(2,minmax(0,1fr))}
table.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}table.stack tr{display:grid;grid-template-columns:1fr 1fr;border-bottom:1px solid var(--line);padding:6px 0}table.stack td{border:0;padding:2px 8px 2px 0;text-align:left}table.stack td::before{content:attr(data-label) " ";color:var(--text-2);font-size:.75rem;display:block}}
@media (min-width:761px){.pictures{align-self:stretch;align-content:start}.pictures figure:last-child{position:sticky;top:16px}}
@media print{@page{size:A4;margin:14mm}:root,:root[data-theme]{${light}}body,main{background:#fff}main{padding:0;max-width:none}.two{display:block}.two::after{content:"";display:block;clear:both}.pictures figure:last-child{position:static}.pictures{float:left;width:290px;margin:0 24px 12px 0}.plots{grid-template-columns:1fr 1fr}header{grid-template-columns:1fr auto}.meta{text-align:right}.scroll{overflow:visible}.scroll td,.scroll thead th{white-space:normal}h1{font-size:1.75rem}.story{font-size:1rem}.plots svg,.tl li,tr,.safety,figure{break-inside:avoid}h2,h3{break-after:avoid}.values{display:none}.sources::details-content{content-visibility:visible;display:block;block-size:auto}.nrm{white-space:nowrap}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`;
