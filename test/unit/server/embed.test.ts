import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { embedCode } from '$lib/charts/embedCode';
import { chartsOf, movedLink } from '$lib/server/embed/figure';
import { writeEmbeds } from '$lib/server/embed/write';

const PAGE = `<!doctype html><html><head><style>@font-face{src:url("../../fonts/a.woff2")}p{color:red}</style></head><body>
<svg><defs><g id="s1-met"><circle r="6"></circle></g></defs></svg>
<figure data-embed="evolution" class="frame"><h2 class="title">Bretagne <!----> gagne</h2>
<p class="waiting chart-live"></p>
<svg><use href="#s1-met"></use><a href="../54/?seuil=60"><path tabindex="0"></path></a></svg>
<details class="table chart-live"><summary>Tableau</summary></details>
<template data-embed-table><div class="tools no-print"></div><table><thead><tr><th><button>Année</button></th></tr></thead><tbody><tr><td>2012</td></tr></tbody></table></template>
<figcaption><p>Source : essai</p><div class="actions chart-live"><button>Exporter</button></div></figcaption></figure>
<figure data-embed="evolution"></figure></body></html>`;

let place: string;
beforeEach(() => (place = mkdtempSync(join(tmpdir(), 'cap10-embed-'))));
afterEach(() => rmSync(place, { recursive: true, force: true }));

function put(path: string, text: string): void {
	mkdirSync(dirname(join(place, path)), { recursive: true });
	writeFileSync(join(place, path), text);
}
const read = (path: string) => readFileSync(join(place, path), 'utf8');
const editions = (...ids: string[]) => JSON.stringify({ editions: ids.map((id) => ({ id })) });

test('a chart alone has its table and the drawings that it refers to, and nothing for scripts', () => {
	const [chart, ...others] = chartsOf(PAGE);
	expect(others).toEqual([]);
	const html = chart?.figure.toString() ?? '';
	expect(html).toContain('<h1 class="title">');
	expect(html).toContain('<th>Année</th>');
	expect(html).toContain('<td>2012</td>');
	expect(html).toContain('Source : essai');
	expect(html).not.toMatch(/button|chart-live|tabindex|no-print|<template/);
	expect(chart?.defs.map((drawn) => drawn.id)).toEqual(['s1-met']);
});

test.each([
	[
		'../54/?seuil=60',
		'regions/53/',
		'integrer/regions/53/evolution/',
		'../../../../regions/54/?seuil=60',
	],
	['./', '', 'integrer/carte/', '../../'],
	[
		'#assiette',
		'regions/53/',
		'integrer/regions/53/evolution/',
		'../../../../regions/53/#assiette',
	],
	['../../f.csv', 'regions/53/', 'integrer/a/', '../../f.csv'],
	['https://www.insee.fr/x', '', 'integrer/carte/', 'https://www.insee.fr/x'],
])('the link %s of « %s » in %s is %s', (href, page, folder, moved) => {
	expect(movedLink(href, page, folder)).toBe(moved);
});

test('a built site has its charts alone, and its pages no longer hold their tables', () => {
	put('site/editions/index.json', editions('2012-12-31'));
	put('site/regions/53/index.html', PAGE);
	writeEmbeds(join(place, 'site'));
	expect(read('site/regions/53/index.html')).toBe(PAGE.replace(/<template[^]*<\/template>/, ''));
	const page = read('site/integrer/2012-12-31/regions/53/evolution/index.html');
	expect(page).not.toMatch(/<script|<!--/);
	expect(page).toContain('href="../../../../../regions/54/?seuil=60"');
	expect(page).toContain('Édition du 31\u00a0décembre 2012');
	const [, style = ''] =
		/rel="stylesheet" href="\.\.\/\.\.\/\.\.\/\.\.\/(\w+\.css)"/.exec(page) ?? [];
	expect(read(`site/integrer/${style}`)).toContain('url(../fonts/a.woff2)');
	expect(read('site/integrer/regions/53/evolution/index.html')).toContain(
		'content="0; url=../../../2012-12-31/regions/53/evolution/"',
	);
});

test.each(['folder', 'zip'])(
	'charts of the editions kept come from the %s published before',
	(kind) => {
		const before: Record<string, string> = {
			'integrer/2011-12-31/carte/index.html': 'kept',
			'integrer/0123456789ab.css': 'style',
			'integrer/2010-12-31/carte/index.html': 'dropped with its edition',
			'integrer/carte/index.html': 'the latest, then',
		};
		for (const [path, text] of Object.entries(before)) put(`before/${path}`, text);
		const entries = Object.entries(before).map(([path, text]) => [`cap10/${path}`, strToU8(text)]);
		writeFileSync(join(place, 'before.zip'), zipSync(Object.fromEntries(entries)));
		put('site/editions/index.json', editions('2012-12-31', '2011-12-31'));
		writeEmbeds(join(place, 'site'), join(place, kind === 'zip' ? 'before.zip' : 'before'));
		expect(read('site/integrer/2011-12-31/carte/index.html')).toBe('kept');
		expect(read('site/integrer/0123456789ab.css')).toBe('style');
		expect(() => read('site/integrer/2010-12-31/carte/index.html')).toThrow();
		expect(() => read('site/integrer/carte/index.html')).toThrow();
	},
);

test('the code to paste says nothing but the chart, and a title cannot break out of it', () => {
	const choice = { site: 'https://a.fr/x/', page: 'regions/53/', name: 'voies', edition: null };
	expect(embedCode(choice, 'Dit "x" <b>', 400, false)).toBe(
		'<iframe src="https://a.fr/x/integrer/regions/53/voies/" title="Dit &#34;x&#34; &#60;b&#62;" width="100%" height="400" style="border:0" loading="lazy"></iframe>',
	);
	const follows = embedCode({ ...choice, edition: '2012-12-31' }, 'T', 400, true);
	expect(follows).toContain('src="https://a.fr/x/integrer/hauteur/?2012-12-31/regions/53/voies/"');
	expect(follows).toContain("event.origin !== 'https://a.fr'");
});
