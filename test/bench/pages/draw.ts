/** The charts of the pages that the bench sets beside ours: each redrawn whole from its rows. */
export interface Shape {
	code: string;
	path: string;
}

export type Row = Record<string, string | number | null>;

const share = (row: Row) => Number(row.realised) / Number(row.base);
const percent = (value: number) =>
	value.toLocaleString('fr-FR', { style: 'percent', minimumFractionDigits: 1 });
const colour = (value: number) => `hsl(${value >= 0.1 ? 170 : 30} 60% ${90 - value * 200}%)`;

function bars(rows: readonly Row[]): string {
	return rows
		.map(
			(row) =>
				`<div>${row.name} <svg width="300" height="12"><rect width="${share(row) * 1000}" height="12" fill="${colour(share(row))}"/></svg> ${percent(share(row))}</div>`,
		)
		.join('');
}

function heat(rows: readonly Row[]): string {
	const names = [...new Set(rows.map((row) => row.name))];
	return `<table>${names
		.map(
			(name) =>
				`<tr><th>${name}</th>${rows
					.filter((row) => row.name === name)
					.map((row) => `<td style="background:${colour(share(row))}">${percent(share(row))}</td>`)
					.join('')}</tr>`,
		)
		.join('')}</table>`;
}

/** Draws one chart, by the name of its box. */
export function draw(chart: string, rows: readonly Row[], paths: readonly Shape[]): void {
	const box = document.querySelector(chart === 'value' ? '.value' : `[data-chart="${chart}"]`);
	if (!box) throw new Error(`no box for ${chart}`);
	if (chart === 'value') box.textContent = rows[0] ? percent(share(rows[0])) : '';
	else if (chart === 'heat') box.innerHTML = heat(rows);
	else if (chart === 'map') {
		const found = new Map(rows.map((row) => [row.name, share(row)]));
		box.innerHTML = `<svg viewBox="0 0 600 612" width="600">${paths
			.map(({ code, path }) => `<path d="${path}" fill="${colour(found.get(code) ?? 0)}"/>`)
			.join('')}</svg>`;
	} else box.innerHTML = bars(rows);
}
