import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DataError } from '$lib/contract/errors';
import { bytes } from '$lib/ui/bytes';
import { once } from '$lib/once';
import { currentRelease } from '$lib/pages/release';
import { revisionsCsv } from '$lib/pages/downloads/revisions';
import { revisionsOf, stagesOfSums } from '$lib/pages/revisions';
import { siteWords } from '$lib/pages/siteWords';
import { readRelease, RELEASE_FORMAT, type Release, type ReleaseList } from '$lib/views/release';
import type { Revisions } from '$lib/views/revisions';
import { readPreviousSite, type KeptRelease } from './previousSite';
import { PREVIOUS_DATA, stagesOfLines } from './revisionStages';
import { dataFolder, getSite, readOptions } from './site';
import { stopBuild } from './stopBuild';

/** How many past releases are kept: all of them unless `CAP10_EDITIONS` says so. */
function mostKept(): number {
	const word = process.env.CAP10_EDITIONS ?? '';
	if (word === '') return Infinity;
	if (/^\d+$/.test(word)) return Number(word);
	throw new DataError([
		{ fichier: 'CAP10_EDITIONS', message: `« ${word} » : un nombre d’éditions passées` },
	]);
}

interface Releases {
	/** The file of each release by its name, as published: today's first, then the latest. */
	files: ReadonlyMap<string, string>;
	list: ReleaseList;
	/** The one before today's; null without. */
	previous: Release | null;
}

/** What is kept of each release, and its weight, said in the journal of the build. */
function listOf(kept: readonly KeptRelease[]): ReleaseList {
	const editions = kept.map(({ id, text }) => {
		const { info, method } = readRelease(JSON.parse(text));
		return {
			id,
			titre: info.titre,
			methode: method,
			empreinte: createHash('sha256').update(text).digest('hex'),
			octets: gzipSync(text).byteLength,
		};
	});
	return { format: RELEASE_FORMAT, editions };
}

/**
 * Today's release and those that `CAP10_PRECEDENTE` names a site of; the one of the same date is replaced.
 * @throws {DataError} when that site, or one of its releases, cannot be read
 */
export const getReleases = once(async (): Promise<Releases> => {
	const today = await currentRelease(await getSite());
	const path = process.env.CAP10_PRECEDENTE ?? '';
	const found = path === '' ? [] : readPreviousSite(resolve(path));
	const past = found.filter(({ id }) => id !== today.id);
	const kept = [{ id: today.id, text: JSON.stringify(today) }, ...past.slice(0, mostKept())];
	const list = listOf(kept);
	if (path !== '') {
		for (const { id, octets } of list.editions) console.log(`Édition du ${id} : ${bytes(octets)}`);
		const dropped = past.length + 1 - kept.length;
		if (found.length > past.length)
			console.log(`L’édition du ${today.id} remplace celle du site précédent.`);
		if (dropped > 0) console.log(`Éditions laissées de côté (CAP10_EDITIONS) : ${dropped}`);
	}
	// A kept publication may be later than the one that is made again.
	const previous = past.find(({ id }) => id < today.id);
	return {
		files: new Map(kept.map(({ id, text }) => [id, text])),
		list,
		previous: previous ? readRelease(JSON.parse(previous.text)) : null,
	};
});

/**
 * What changed since the publication before, null without one; line by line when
 * `CAP10_PRECEDENTE_DONNEES` names the data folder that it was made from.
 * @throws {DataError} when that folder is not of that publication, or there is none to compare with
 */
export const getRevisions = once(async (): Promise<Revisions | null> => {
	try {
		return await revisions();
	} catch (error) {
		return stopBuild(error, dataFolder());
	}
});

async function revisions(): Promise<Revisions | null> {
	const site = await getSite();
	const { previous } = await getReleases();
	const folder = process.env[PREVIOUS_DATA] ?? '';
	if (!previous) {
		if (folder === '') return null;
		const message =
			'aucune édition précédente à comparer\u00a0: dire aussi CAP10_PRECEDENTE, le site qui a été publié avant';
		throw new DataError([{ fichier: PREVIOUS_DATA, message }]);
	}
	const before = { folder: resolve(folder), id: previous.id };
	const stages =
		folder === ''
			? stagesOfSums(previous, site.cells)
			: await stagesOfLines(before, dataFolder(), site.cells, readOptions());
	const found = revisionsOf(previous, await siteWords(site), stages);
	const weight = gzipSync(revisionsCsv(found)).byteLength;
	console.log(`Révisions depuis l’édition du ${previous.id} : ${bytes(weight)}`);
	return found;
}
