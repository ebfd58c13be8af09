import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j server: HOME PORT PAGECACHE_MB TRANSACTION_MB, the last being what one transaction may take of the heap. The password comes on its standard input, and it ends when that ends. A line `true` or
 * `false` in between says whether the database may only be read from now on.
 */
public class Main {
    public static void main(String[] arguments) throws Exception {
        var input = new BufferedReader(new InputStreamReader(System.in));
        var password = input.readLine();
        var address = new SocketAddress("127.0.0.1", Integer.parseInt(arguments[1]));
        DatabaseManagementService server = new DatabaseManagementServiceBuilder(Path.of(arguments[0]))
            .setConfig(BoltConnector.enabled, true)
            .setConfig(BoltConnector.listen_address, address)
            // What neo4j:// is told to go to.
            .setConfig(BoltConnector.advertised_address, address)
            .setConfig(GraphDatabaseSettings.auth_enabled, true)
            .setConfig(GraphDatabaseSettings.pagecache_memory, Long.parseLong(arguments[2]) << 20)
            // So that what takes too long ends soon after.
            .setConfig(GraphDatabaseSettings.transaction_monitor_check_interval, Duration.ofMillis(500))
            .setConfig(GraphDatabaseSettings.memory_transaction_max_size, Long.parseLong(arguments[3]) << 20)
            .build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        try {
            server.database("system").executeTransactionally(
                "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
        } catch (RuntimeException error) {
            // Started again: a new password that is the old one is refused.
            if (!error.getMessage().contains("cannot be the same")) {
                error.printStackTrace();
                System.exit(1);
            }
        }
        System.out.println("ready");
        var settings = ((GraphDatabaseAPI) server.database("neo4j")).getDependencyResolver().resolveDependency(Config.class);
        for (var line = input.readLine(); line != null; line = input.readLine()) {
            settings.setDynamic(GraphDatabaseSettings.read_only_database_default, Boolean.parseBoolean(line), "tests");
            System.out.println("read only: " + line);
        }
        System.exit(0);
    }
}
