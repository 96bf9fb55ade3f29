export interface ShareLegendProps {
	/** Whether the chart can show marks without purchases; false by default. */
	absent?: boolean;
	/** What an absent mark means: `aucun achat dans l’assiette`. */
	absentLabel?: string;
}
