import type { Engine } from '$lib/engine/engine';
import type { CoverageRow, Declaration, Post } from '$lib/rules/coverage';

/** A facilitator post as the file gives it; null: not told. */
export interface PostRow extends Post {
	/** The host's name: not to be published with `diffusion: public`. */
	host: string | null;
	/** `type_porteur`: PLIE, MDE, collectivite, GIP, chambre, association, autre. */
	kind: string | null;
	/** In the Alliance Villes Emploi network. */
	inNetwork: boolean | null;
	/** Works with the chef de la mission achat de l’Etat. */
	withBuyers: boolean | null;
	departement: string | null;
	/** Insertion hours a year. */
	hours: number | null;
	/** Contracts followed. */
	contracts: number | null;
	/** `financement`: FSE-432, FSE-autre, Etat, collectivite, autre. */
	funding: string | null;
}

/** Posts in the order of their file; dates are ISO. */
export async function queryPosts(engine: Engine): Promise<PostRow[]> {
	return engine.query<PostRow>(
		`SELECT poste_id AS id, CAST(etp AS DOUBLE) AS fte, CAST(debut AS VARCHAR) AS start,
			CAST(fin AS VARCHAR) AS "end", structure_porteuse AS host, type_porteur AS kind,
			reseau_ave AS "inNetwork", lien_cma AS "withBuyers", departement,
			CAST(heures_annuelles AS DOUBLE) AS hours, CAST(marches_suivis AS DOUBLE) AS contracts,
			financement AS funding
		FROM postes ORDER BY ligne`,
	);
}

/** Coverage rows in the order of their file. */
export async function queryCoverageRows(engine: Engine): Promise<CoverageRow[]> {
	return engine.query<CoverageRow>(
		`SELECT poste_id AS post, bassin AS basin, mode, CAST(debut AS VARCHAR) AS start,
			CAST(fin AS VARCHAR) AS "end"
		FROM couvertures ORDER BY ligne`,
	);
}

/** Basins declared without facilitator. */
export async function queryDeclarations(engine: Engine): Promise<Declaration[]> {
	return engine.query<Declaration>(
		`SELECT bassin AS basin, CAST(declare_le AS VARCHAR) AS "on" FROM declarations
		WHERE statut = 'aucun' ORDER BY ligne`,
	);
}
