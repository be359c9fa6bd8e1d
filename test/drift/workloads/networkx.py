import networkx as nx

total = 0
for seed in range(40):
    graph = nx.gnm_random_graph(200, 800, seed=seed)
    for a, b in graph.edges:
        graph[a][b]['weight'] = (a * 7 + b) % 13 + 1
    total += len(list(nx.connected_components(graph)))
    total += sum(nx.single_source_dijkstra_path_length(graph, 0).values())
    total += round(sum(nx.betweenness_centrality(graph, k=30, seed=1).values()) * 1000)
    total += len(list(nx.minimum_spanning_edges(graph, data=False)))
    total += sum(nx.core_number(graph).values())
print(total)
