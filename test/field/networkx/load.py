"""Paths, centrality and communities of a random road-like graph."""
import pathlib, sys, random
sys.path.insert(0, str(pathlib.Path(__file__).parent / 'src'))
import networkx as nx
rng = random.Random(4)
G = nx.grid_2d_graph(80, 80)
for u, v in G.edges: G.edges[u, v]['weight'] = rng.uniform(1, 5)
b = nx.betweenness_centrality(G, k=40, weight='weight', seed=1)
p = nx.single_source_dijkstra_path_length(G, (0, 0))
c = list(nx.community.label_propagation_communities(G))
t = nx.minimum_spanning_tree(G)
print(round(sum(b.values()), 6), round(sum(p.values()), 3), len(c), t.number_of_edges(), nx.is_connected(G), len(list(nx.all_pairs_shortest_path_length(nx.path_graph(800)))))
