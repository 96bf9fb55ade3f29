import type { DatasetInfo } from '$lib/contract/dataset';
import { isOfSite, notable, revisionSentence, type Revisions } from '$lib/views/revisions';

/** Text of XML 1.0, which has no place for most control characters. */
const escape = (text: string) =>
	text
		// eslint-disable-next-line no-control-regex
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
		.replace(/[&<>"']/g, (found) => `&#${found.codePointAt(0) ?? 0};`);

/** The name of a feed's file, without extension: of the whole site, or of a region. */
export const feedName = (region: string | null): string =>
	region === null ? 'revisions' : `region-${region}`;

/** What a feed is of. */
interface FeedScope {
	/** Null: the whole site. */
	region: { code: string; label: string } | null;
	/** The address of the site, with its last slash; null: not said. */
	address: string | null;
}

/**
 * An Atom feed (RFC 4287) of what changed for readers since the publication before: of the whole site
 * (regions, and the nation's segments), or of one region. Without a publication before it has no entry.
 * Names are of the `tag:` kind (RFC 4151), so that they stay when the site moves.
 */
export function revisionsFeed(
	info: DatasetInfo,
	revisions: Revisions | null,
	{ region, address }: FeedScope,
): string {
	const host = address === null ? 'cap10.invalid' : new URL(address).hostname;
	const tag = (name: string) => escape(`tag:${host},${info.date_reference}:revisions:${name}`);
	const updated = `<updated>${info.date_reference}T00:00:00Z</updated>`;
	const place = region ? `, ${region.label}` : '';
	const title = `Cap 10, révisions${place}${info.fictif ? ' (données fictives)' : ''}`;
	const page = `${address ?? '../'}revisions/`;
	const kept = revisions ? notable(revisions) : [];
	const rows = kept.filter((row) => (region ? row.region === region.code : isOfSite(row)));
	const name = feedName(region?.code ?? null);
	return [
		'<?xml version="1.0" encoding="utf-8"?>',
		'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
		// The same at each publication.
		`	<id>${escape(`tag:${host},2008-12-03:revisions:${name}`)}</id>`,
		`	<title>${escape(title)}</title>`,
		`	${updated}`,
		`	<author><name>${escape(info.producteur)}</name></author>`,
		`	<link rel="self" type="application/atom+xml" href="${escape(address === null ? `${name}.xml` : `${address}flux/${name}.xml`)}"/>`,
		`	<link rel="alternate" type="text/html" href="${escape(page)}"/>`,
		...rows.map((row) =>
			[
				'	<entry>',
				`		<id>${tag([row.region, row.segment ?? 'tous', row.year].join(':'))}</id>`,
				`		<title>${escape(`Part ${row.year}, ${row.label}`)}</title>`,
				`		${updated}`,
				`		<link rel="alternate" type="text/html" href="${escape(page)}"/>`,
				`		<content type="text">${escape(revisionSentence(row, revisions?.causes ?? []))}</content>`,
				'	</entry>',
			].join('\n'),
		),
		'</feed>',
		'',
	].join('\n');
}
