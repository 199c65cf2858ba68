package id.payungdesa.process.engine;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Officials;
import id.payungdesa.access.Role;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/** Lets the engine read our officials as its users and their posts as its groups; it can change neither. */
class EngineIdentity implements ReadOnlyIdentityProvider {

    private final Officials officials;
    private final CurrentOfficial current;

    EngineIdentity(Officials officials, CurrentOfficial current) {
        this.officials = officials;
        this.current = current;
    }

    @Override
    public User findUserById(String id) {
        return official(id).map(EngineIdentity::user).orElse(null);
    }

    @Override
    public Group findGroupById(String id) {
        return role(id).map(role -> group(role, id)).orElse(null);
    }

    /** Passwords are checked at our login and nowhere else. */
    @Override
    public boolean checkPassword(String user, String password) {
        return false;
    }

    Stream<Official> officials() {
        return officials.all().stream();
    }

    /** Tasklist mostly asks for whoever is logged in, and this request has read them already. */
    Optional<Official> official(String id) {
        if (id == null || !id.matches("[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        var official = OfficialId.parse(id);
        return current.id().filter(official::equals).isPresent() ? current.find() : officials.find(official);
    }

    List<Official> inGroup(String group) {
        return officials.inGroup(group);
    }

    static User user(Official official) {
        var user = new UserEntity(official.id().toString());
        user.setFirstName(official.name());
        user.setLastName("");
        return user;
    }

    static Stream<Group> groups(Official official) {
        return official.groups().stream().flatMap(id -> role(id).map(role -> group(role, id)).stream());
    }

    private static Group group(Role role, String id) {
        var group = new GroupEntity(id);
        group.setName(role.title());
        group.setType("WORKFLOW");
        return group;
    }

    private static Optional<Role> role(String group) {
        var name = Objects.toString(group, "").replaceFirst("-[0-9]+$", "");
        return Stream.of(Role.values()).filter(role -> role.id().equals(name)).findFirst();
    }

    @Override
    public UserQuery createUserQuery() {
        return new EngineUsers(executor());
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return new EngineUsers(null);
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new EngineGroups(executor());
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return new EngineGroups(null);
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new BadUserRequestException("Officials are not the engine's to query");
    }

    @Override
    public Tenant findTenantById(String id) {
        return null;
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new NoTenants(executor());
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return new NoTenants(null);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private static CommandExecutor executor() {
        return Context.getProcessEngineConfiguration().getCommandExecutorTxRequired();
    }

    /** Opens one per command, as the engine wants it. */
    record Factory(Officials officials, CurrentOfficial current) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return ReadOnlyIdentityProvider.class;
        }

        @Override
        public Session openSession() {
            return new EngineIdentity(officials, current);
        }
    }
}
