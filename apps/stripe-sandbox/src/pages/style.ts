import { createHash } from 'node:crypto';

/** The sandbox stands for another company's page: plain, its own few colours, no script and no font to load. */
export const STYLE = `
:root{--paper:#fbf8f2;--card:#fff;--line:#8d8672;--hair:#e4dccb;--ink:#1d1f33;--ink-2:#5b5a6b;--act:#27346b;--act-deep:#1a2450;--act-wash:#e8eaf4;--bad:#a32f20;--bad-wash:#f8e6e2;--note:#fbefd3;--good:#23593e;--good-wash:#e2efe7}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;-webkit-text-size-adjust:100%}
.mode{margin:0;background:var(--note);padding:.625rem 1rem;text-align:center;font-weight:600;font-size:.9375rem;border-bottom:2px solid #e3a52c}
main{max-width:30rem;margin:0 auto;padding:1.25rem 1rem 3rem}
main.wide{max-width:72rem}
h1{font-size:1rem;font-weight:500;color:var(--ink-2);margin:0}
main.wide h1,h1.big{font-size:1.375rem;font-weight:700;color:var(--ink);line-height:1.25}
h2{font-size:1.0625rem;margin:2rem 0 .75rem}
.total{font-size:2.25rem;font-weight:700;letter-spacing:-.02em;line-height:1.2;margin:.125rem 0 1rem;white-space:nowrap;font-variant-numeric:tabular-nums}
.lines{list-style:none;margin:0;padding:0;border-top:1px solid var(--hair)}
.lines li{display:flex;justify-content:space-between;gap:1rem;padding:.625rem 0;border-bottom:1px solid var(--hair)}
.lines .price{white-space:nowrap;font-variant-numeric:tabular-nums}
.quiet{color:var(--ink-2);font-size:.9375rem}
label{display:block;font-weight:600;margin:1rem 0 .25rem}
input,select{width:100%;min-height:48px;padding:.625rem .75rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:8px}
input[aria-invalid=true]{border:2px solid var(--bad)}
:focus-visible{outline:3px solid var(--act);outline-offset:2px}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:0 .75rem}
.pair .quiet{margin:.25rem 0 0}
.wrong{color:var(--bad);font-size:.9375rem;margin:.25rem 0 0}
.alert{background:var(--bad-wash);border-left:4px solid var(--bad);padding:.75rem 1rem;border-radius:8px;margin:1rem 0}
.good{background:var(--good-wash);border-left:4px solid var(--good);padding:.75rem 1rem;border-radius:8px;margin:1rem 0}
button,.button{display:flex;align-items:center;justify-content:center;width:100%;min-height:52px;margin-top:1.25rem;padding:.5rem 1rem;border:0;border-radius:10px;background:var(--act);color:#fff;font:inherit;font-weight:700;text-decoration:none;cursor:pointer}
button:hover,.button:hover{background:var(--act-deep)}
.second{background:transparent;color:var(--act);border:1px solid var(--act)}
.second:hover{background:var(--act-wash);color:var(--act-deep)}
.back{display:flex;align-items:center;justify-content:center;min-height:48px;margin-top:.5rem;color:var(--act)}
a{color:var(--act)}
details{margin-top:1.5rem;border:1px solid var(--hair);border-radius:10px;background:var(--card);padding:0 1rem}
summary{min-height:48px;display:flex;align-items:center;font-weight:600;cursor:pointer}
summary::before{content:'+';margin-right:.625rem;color:var(--act);font-weight:700}
details[open] summary::before{content:'\\2212'}
.cards{list-style:none;margin:0 0 .75rem;padding:0}
.cards li{padding:.375rem 0;border-top:1px solid var(--hair)}
.cards a{display:inline-flex;align-items:center;min-height:44px;font-variant-numeric:tabular-nums;white-space:nowrap}
.cards span{display:block;color:var(--ink-2);font-size:.9375rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:left;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--hair);vertical-align:middle}
td.num{font-variant-numeric:tabular-nums;white-space:nowrap}
code{font-size:.8125rem;overflow-wrap:anywhere}
td button,.row button{width:auto;min-height:44px;margin:0;padding:.25rem .875rem}
.row{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end}
.row label{margin:0}.row div{flex:1 1 9rem}
@media(min-width:48rem){.two{display:grid;grid-template-columns:1fr 1fr;gap:0 3rem}}
`;

export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
