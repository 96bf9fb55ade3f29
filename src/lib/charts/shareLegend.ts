export interface ShareLegendProps {
	/** How a mark without figures looks and what it means; left out when the chart has none. */
	absent?: { mark: 'dash' | 'outline'; label: string };
	/** Whether crosses mark verdicts that another assumption would change. */
	sensitive?: boolean;
}
